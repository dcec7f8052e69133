import { newVendorToken, readSite } from '../site';

/** Stands in for Teams: answers the calls of the SDK in its frame. */
const RUNTIME = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: {},
});
const frame = document.createElement('iframe');

addEventListener('message', (event: MessageEvent<unknown>) => {
  const call = event.data;
  if (event.source !== frame.contentWindow || typeof call !== 'object' || call === null) return;
  if (!('func' in call) || !('id' in call)) return;
  const answer = (...args: unknown[]) => {
    const { id } = call;
    const uuidAsString = 'uuidAsString' in call ? call.uuidAsString : undefined;
    frame.contentWindow?.postMessage({ id, uuidAsString, args }, event.origin);
  };
  if (call.func === 'initialize') answer('content', 'web', RUNTIME, '2.58.0');
  if (call.func === 'authentication.getAuthToken')
    void newVendorToken().then((token) => {
      answer(true, token);
    });
});

frame.src = `${readSite().agent}/teams?host=${encodeURIComponent(location.origin)}`;
document.querySelector('#frames')?.append(frame);
