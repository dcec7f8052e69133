import { nodeOf } from '@/lib/act/json-node';
import type { Finding } from '@/lib/findings/finding';
import { findFindings } from '@/lib/findings/findings';
import { defaultSettings, type Settings } from '@/lib/findings/settings';
import type { Handshake } from '@/lib/handshakes/handshake';
import { pairHandshakes } from '@/lib/handshakes/pair';
import type { FrameElement, LogEvent, MessageEvent, RequestEvent } from '@/lib/log/event';
import { createSession, fold } from '@/lib/log/fold';
import type { Session } from '@/lib/log/session';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { jwt } from '@/test/support/jwt';

/** Noon of some day; every time of a story is ms after it. */
export const NOON = Date.UTC(2026, 0, 5, 12);

const matcher = createMatcher(catalogue());

/** A JWT issued at `from` (s after noon) that lives `life` s. */
export function token(from: number, life: number, claims: object = {}, header?: object): string {
  const iat = NOON / 1000 + from;
  return jwt({ sub: 'user-1', iss: 'https://id.example', iat, exp: iat + life, ...claims }, header);
}

/** Every finding says what, why and how to mend it, shows it, and names where it is written. */
function checkWhole({ rule, title, why, mend, links, ...shown }: Finding): void {
  const evidence = [...shown.messages, ...shown.requests, ...shown.tokens, ...shown.facts];
  const isWhole = [title, why, mend].every((text) => text.length > 9) && evidence.length > 0;
  if (!isWhole || links.length === 0 || links.some(({ url }) => !url.startsWith('https://')))
    throw new Error(`${rule} leaves something out`);
}

interface FrameOptions {
  readonly parent?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly src?: string;
}

interface Options {
  readonly hostUrl?: string;
  readonly agentUrl?: string;
  /** What the host's iframe says, where the frame went elsewhere. */
  readonly src?: string;
  /** Seconds that the first token lives from noon; it is in the agent's address. */
  readonly life?: number;
  /** Its tokens live for a minute, and Chatzy documents a day: told only where asked for. */
  readonly documented?: true;
}

/**
 * A story in log events, folded by the product's own fold with the product's own protocols: a host
 * page `host` embeds Chatzy's `agent`, whose address holds the token `old`.
 */
export function story({
  hostUrl = 'https://shop.example/',
  agentUrl,
  src,
  life = 60,
  documented,
}: Options = {}) {
  const session: Session = createSession(matcher);
  const old = token(0, life);
  const ids = new Map<string, number>();
  let requests = 0;
  let frames = 0;

  const add = (event: LogEvent) => {
    fold(session, event);
  };

  function frame(id: string, url: string, at = 0, options: FrameOptions = {}): void {
    const parent = options.parent === undefined ? null : session.documents.get(options.parent);
    const element: FrameElement | null =
      options.src === undefined
        ? null
        : { src: options.src, name: '', id: '', sandbox: null, shadow: false };
    add({
      type: 'document',
      at: NOON + at,
      documentId: id,
      frameId: options.frameId ?? (parent ? ++frames : 0),
      parentFrameId: parent ? parent.frameId : -1,
      url,
      origin: options.origin ?? new URL(url).origin,
      element,
    });
  }

  function post(
    at: number,
    sender: string | null,
    receiver: string,
    data: unknown,
    more: Partial<MessageEvent> = {},
  ): string {
    const number = (ids.get(receiver) ?? 0) + 1;
    ids.set(receiver, number);
    const id = `${receiver}:${number}`;
    add({
      type: 'message',
      id,
      at: NOON + at,
      receiver,
      sender,
      origin: session.documents.get(sender ?? '')?.origin ?? '',
      channel: null,
      preview: { root: nodeOf(data), size: 100, exact: true, cut: false },
      ports: [],
      trusted: true,
      early: false,
      action: null,
      rule: null,
      ...more,
    });
    return id;
  }

  function call(
    at: number,
    url: string,
    more: Partial<RequestEvent> & { bearer?: string } = {},
  ): string {
    const { bearer, ...rest } = more;
    const id = `request ${++requests}`;
    add({
      type: 'request',
      id,
      at: NOON + at,
      duration: 20,
      method: 'POST',
      url,
      status: 200,
      mime: 'application/json',
      requestHeaders: bearer ? [{ name: 'Authorization', value: `Bearer ${bearer}` }] : [],
      responseHeaders: [],
      requestBody: null,
      responseBody: null,
      requestSize: -1,
      responseSize: -1,
      kind: 'fetch',
      action: null,
      ...rest,
    });
    return id;
  }

  frame('host', hostUrl);
  const url = agentUrl ?? `https://agent.example/chatzy?access_token=${old}`;
  frame('agent', url, 0, { parent: 'host', src: src ?? url });

  const told = {
    session,
    old,
    add,
    frame,
    post,
    call,
    /** The agent's call of its API, with this token. */
    api: (at: number, bearer: string, status = 200) =>
      call(at, 'https://agent.example/api/messages', { method: 'GET', bearer, status }),
    /** The host's call of its own server. */
    fetchToken: (at: number, body: unknown, status = 200) =>
      call(at, new URL('/token', hostUrl).href, {
        status,
        requestHeaders: [{ name: 'Referer', value: hostUrl }],
        responseBody: JSON.stringify(body),
      }),
    ask: (at: number, more?: Partial<MessageEvent>) =>
      post(at, 'agent', 'host', { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' }, more),
    answer: (at: number, access_token: string, fields: object = {}, more?: Partial<MessageEvent>) =>
      post(
        at,
        'host',
        'agent',
        { type: '[TOKEN_REFRESH_RESPONSE]', access_token, ...fields },
        more,
      ),
    /** Used and refused, asked, fetched, answered, adopted: as it should be, the first token having lived 60 s. */
    refresh: (fresh: string, fields: object = {}) => {
      told.api(60_500, old, 401);
      told.ask(60_600);
      told.fetchToken(60_610, { access_token: fresh });
      told.answer(60_700, fresh, fields);
      told.api(60_800, fresh);
    },
    handshakes: (now: number): Handshake[] =>
      pairHandshakes(session, NOON + now, defaultSettings()),
    findings: (now: number, settings: Partial<Settings> = {}): Finding[] => {
      const site = new URL(hostUrl).origin;
      const ignored = documented ? {} : { [site]: ['life-undocumented'] };
      const all = { ...defaultSettings(), ignored, ...settings };
      const context = { definitions: catalogue(), settings: all, now: NOON + now, site };
      const found = findFindings(session, pairHandshakes(session, NOON + now, all), context);
      for (const finding of found) checkWhole(finding);
      return found;
    },
    rules: (now: number, settings: Partial<Settings> = {}): string[] =>
      told.findings(now, settings).map(({ rule }) => rule),
  };
  return told;
}
