import { say } from './config';

say('quiet');
