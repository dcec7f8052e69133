import type { HostConfig } from '../settings';
import { forget, has, log, readConfig, say, textOf } from './config';
import { answers, instead, started, type Answer } from './host-faults';
import { placeAdvert, placeAgent } from './host-frames';

const config = readConfig();
forget();
const frames = config.agents.map((agent) => {
  const frame = placeAgent(config, agent);
  if (agent === 'cekura') keepCekuraFresh(config, frame);
  return frame;
});
const advert = placeAdvert(config);

if (!has(config.faults, 'no-listener'))
  addEventListener('message', (event) => {
    if (textOf(event.data, 'type') !== '[TOKEN_REFRESH]' || !isOurAgent(event)) return;
    void answer(event);
  });

for (const fault of config.faults) started[fault]?.({ config, newToken, frame: frames[0] ?? null });
say('ready');

/** A host answers only the frames that it embedded itself, or it gives its users' tokens away. */
function isOurAgent(event: MessageEvent): boolean {
  if (has(config.faults, 'stranger')) return true;
  if (event.origin === config.agent) return true;
  const sameWindow = frames.some((frame) => frame.contentWindow === event.source);
  return sameWindow && (has(config.faults, 'sandboxed') || has(config.faults, 'written'));
}

async function answer(event: MessageEvent): Promise<void> {
  log(`asked: ${textOf(event.data, 'reason') ?? 'no reason'}`);
  const post: Answer['post'] = (message, to = event.source, origin = event.origin) => {
    if (to === null || !('postMessage' in to)) return;
    to.postMessage(message, { targetOrigin: origin === 'null' ? '*' : origin });
    log('answered');
  };
  const context = { config, post, advert, frames };
  const other = config.faults.map((fault) => instead[fault]).find((deed) => deed !== undefined);
  if (other) return other({ ...context, message: { type: '[TOKEN_REFRESH_RESPONSE]' } });
  const token = await newToken('chatzy');
  if (token === undefined) return;
  const message = {
    type: '[TOKEN_REFRESH_RESPONSE]',
    access_token: token.accessToken,
    ...(has(config.faults, 'life-lies') ? { expires_at: token.expiresAt } : {}),
  };
  const deed = config.faults.map((fault) => answers[fault]).find((one) => one !== undefined);
  if (deed) deed({ ...context, message });
  else post(message);
}

/** Asks the host's own server, which keeps the refresh token; with a fault, the vendor's service. */
async function newToken(agent: string) {
  const direct = has(config.faults, 'refresh-in-browser') ? config.first.chatzy : undefined;
  const response = await fetch(
    direct ? `${config.service}/prod/ai_agent/refresh_token` : '/token',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(
        direct
          ? {
              user_id: direct.user,
              chatbot_id: direct.chatbot,
              refresh_token: config.refreshToken,
            }
          : { agent, session: config.session },
      ),
    },
  );
  const body: unknown = await response.json();
  if (!response.ok) {
    log(`no new token: ${response.status}`);
    return undefined;
  }
  const data: unknown =
    direct && typeof body === 'object' && body ? Reflect.get(body, 'data') : body;
  const accessToken = textOf(data, 'access_token') ?? '';
  const expiresAt =
    typeof data === 'object' && data ? Number(Reflect.get(data, 'expires_at')) : Number.NaN;
  return { accessToken, expiresAt };
}

/** Cekura's way: the host fetches a token in time, and the frame gets it by a reload of its URL. */
function keepCekuraFresh({ life }: HostConfig, frame: HTMLIFrameElement): void {
  setTimeout(
    () => {
      void newToken('cekura').then((token) => {
        if (token === undefined) return;
        const url = new URL(frame.src);
        url.searchParams.set('token', token.accessToken);
        frame.src = url.href;
        log('reloaded Cekura');
        keepCekuraFresh(config, frame);
      });
    },
    Math.max(life * 1000 - 1200, 500),
  );
}
