import { log, readQuery, say } from './config';
import { makeValues } from './values';
import { addFrame, readSite } from './site';

/** Posts every kind of value that can be posted to a frame of another site and to one of its own. */
const size = Number(readQuery().get('size') ?? 1000);

void run();

async function run(): Promise<void> {
  const frames = [await addFrame(`${readSite().agent}/receiver`), await addFrame('/receiver')];
  let posted = 0;
  for (const frame of frames) {
    for (const { name, value, transfer } of await makeValues(size)) {
      try {
        frame.contentWindow?.postMessage([name, value], { targetOrigin: '*', transfer });
        posted += 1;
      } catch (error) {
        log(`${name}: ${String(error)}`); // this browser can't post it
      }
    }
  }
  say(`done: ${posted}`);
}
