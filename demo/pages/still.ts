import { say } from './config';
import { addFrame, readSite } from './site';

void addFrame(`${readSite().agent}/quiet`).then(() => {
  say('ready');
});
