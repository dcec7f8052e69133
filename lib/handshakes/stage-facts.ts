import type { MessageRow, RequestRow, Session } from '@/lib/log/session';
import { wasHeard } from './draft';
import type { Handshake, Stage } from './handshake';
import { agentName } from './parties';

/** One handshake with all that its stages speak of. */
export interface Found {
  readonly handshake: Handshake;
  readonly session: Session;
  readonly agent: string;
  readonly host: string;
  readonly requests: readonly MessageRow[];
  /** To the agent, and to any other frame. */
  readonly answers: readonly MessageRow[];
  readonly strays: readonly MessageRow[];
  readonly refusal: MessageRow | undefined;
  readonly calls: readonly RequestRow[];
  /** Devtools reported requests: what isn't there did not happen in the browser. */
  readonly seesNetwork: boolean;
  /** When the frame had the new token, ms since 1970. */
  readonly cameAt: number | null;
}

export function lookUp(handshake: Handshake, session: Session): Found {
  const messages = (ids: readonly string[]) =>
    ids.map((id) => session.messageById.get(id)).filter((row) => row !== undefined);
  const answers = messages(handshake.answers);
  const own = answers.filter(({ receiver }) => receiver === handshake.agent);
  const reload = session.tokens
    .get(handshake.newToken ?? '')
    ?.sightings.find((sighting) => sighting.in === 'url' && sighting.at >= handshake.at);
  return {
    handshake,
    session,
    agent: agentName(session, handshake.agent),
    host: agentName(session, handshake.host),
    requests: messages(handshake.requests),
    answers: own,
    strays: answers.filter((row) => !own.includes(row)),
    refusal: messages(handshake.refusals)[0],
    calls: handshake.calls
      .map((id) => session.requestById.get(id))
      .filter((request) => request !== undefined),
    seesNetwork: session.requests.some(({ action }) => action === null),
    cameAt: own.find(wasHeard)?.at ?? (handshake.state === 'reloaded' ? reload?.at : null) ?? null,
  };
}

export function stage(
  name: Stage['name'],
  state: Stage['state'],
  text: string,
  seen: {
    readonly message?: MessageRow | undefined;
    readonly request?: RequestRow | undefined;
    readonly at?: number | null;
  } = {},
): Stage {
  const at = seen.at === undefined ? (seen.message?.at ?? seen.request?.at ?? null) : seen.at;
  return {
    name,
    state,
    at,
    text,
    messageId: seen.message?.id ?? null,
    requestId: seen.request?.id ?? null,
  };
}

/** The server said yes. */
export function isGood({ status }: RequestRow): boolean {
  return status > 0 && status < 400;
}
