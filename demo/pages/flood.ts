import { readQuery, say } from './config';
import { addFrame, readSite } from './site';

/** Posts `n` messages of `size` characters to a frame of another site, and says when all have come back as one count. */
const query = readQuery();
const n = Number(query.get('n') ?? 1000);
const size = Number(query.get('size') ?? 1000);
const text = 'x'.repeat(size);

void addFrame(`${readSite().agent}/receiver?count=${n}`).then((frame) => {
  addEventListener('message', (event) => {
    if (event.data === 'all') say(`done: ${n}`);
  });
  for (let i = 0; i < n; i += 1) frame.contentWindow?.postMessage({ i, text }, '*');
});
