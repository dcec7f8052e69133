import { log, say } from './config';
import { addFrame, readSite } from './site';

/** Says how it was shown, and keeps a frame that counts what it is sent. */
let shown = 0;
const frame = addFrame(`${readSite().agent}/receiver`);

addEventListener('pageshow', (event) => {
  shown += 1;
  log(event.persisted ? 'shown from the cache' : 'shown');
  const message = ['shown', { times: shown, persisted: event.persisted }];
  void frame.then(({ contentWindow }) => {
    contentWindow?.postMessage(message, '*');
    say(`shown ${shown} times`);
  });
});
