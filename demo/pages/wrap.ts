import { readQuery } from './config';

const frame = document.createElement('iframe');
frame.src = readQuery().get('src') ?? 'about:blank';
document.body.append(frame);
