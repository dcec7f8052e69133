import { readQuery, say } from './config';
import { makeNoise } from './noise';

/** A third party's frame. What it does is in its URL. */
const roles: Record<string, () => void> = {
  quiet: () => undefined,
  noise: () => {
    makeNoise(window.parent, 200);
  },
  /** Speaks to the agent beside it as if it were the host. */
  foreign: () => {
    const made = (claims: object) => btoa(JSON.stringify(claims)).replaceAll('=', '');
    const token = `${made({ alg: 'HS256' })}.${made({ sub: 'nobody', exp: 4_000_000_000 })}.AAAA`;
    repeat(3, 500, () => {
      window.parent[0]?.postMessage({ type: '[TOKEN_REFRESH_RESPONSE]', access_token: token }, '*');
    });
  },
  /** Embeds a frame of an origin that the host knows nothing of. */
  stranger: () => {
    const frame = document.createElement('iframe');
    frame.src = `${location.origin.replace('127.0.0.1', 'localhost')}/advert?role=asker`;
    document.body.append(frame);
  },
  asker: () => {
    addEventListener('message', (event) => {
      say(`got ${JSON.stringify(event.data)}`);
    });
    repeat(1, 500, () => {
      window.top?.postMessage({ type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' }, '*');
    });
  },
};

roles[readQuery().get('role') ?? 'quiet']?.();

function repeat(times: number, ms: number, deed: () => void): void {
  if (times === 0) return;
  setTimeout(() => {
    deed();
    repeat(times - 1, ms, deed);
  }, ms);
}
