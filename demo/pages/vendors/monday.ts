import { readQuery } from '../config';
import { newVendorToken, readSite } from '../site';

/** Stands in for monday.com: answers its app's SDK; with `refuses` it says no. */
const frame = document.createElement('iframe');

addEventListener('message', (event: MessageEvent<unknown>) => {
  const call = event.data;
  if (event.source !== frame.contentWindow || typeof call !== 'object' || call === null) return;
  if (!('requestId' in call) || !('method' in call) || call.method !== 'get') return;
  const { requestId, method } = call;
  const envelope = { requestId, method, type: 'sessionToken' };
  const post = (answer: object) => {
    frame.contentWindow?.postMessage({ ...envelope, ...answer }, event.origin);
  };
  if (readQuery().has('refuses')) post({ errorMessage: 'Not authorized', data: {} });
  else
    void newVendorToken().then((data) => {
      post({ data });
    });
});

frame.src = `${readSite().agent}/monday`;
document.querySelector('#frames')?.append(frame);
