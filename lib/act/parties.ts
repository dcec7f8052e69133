import type { Handshake } from '@/lib/handshakes/handshake';
import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, Session } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import type { Token } from '@/lib/tokens/token';

/** Who would ask, who would answer, and in which protocol. */
export interface Parties {
  readonly agent: DocumentId;
  /** `null`: the agent is in no frame. */
  readonly host: DocumentId | null;
  /** `null`: none was seen between them. */
  readonly definition: Definition | null;
  /** The last request, which an answer joins. */
  readonly request: MessageRow | null;
  /** What the agent holds. */
  readonly token: Token | null;
}

export function partiesOfHandshake(
  handshake: Handshake,
  session: Session,
  definitions: readonly Definition[],
): Parties {
  const { agent, newToken, oldToken, requests } = handshake;
  const last = requests.at(-1);
  const held = newToken ?? oldToken;
  return {
    agent,
    host: handshake.host ?? parentOf(session, agent),
    definition: definitions.find(({ id }) => id === handshake.definition) ?? null,
    request: (last === undefined ? null : session.messageById.get(last)) ?? null,
    token: (held === null ? null : session.tokens.get(held)) ?? tokenOf(session, agent),
  };
}

/** `null`: the message is in no protocol, so it has no roles. */
export function partiesOfMessage(
  row: MessageRow,
  session: Session,
  definitions: readonly Definition[],
): Parties | null {
  for (const mark of row.mark?.roles ?? []) {
    const definition = definitions.find(({ id }) => id === mark.definition);
    const agent = mark.from === 'frame' ? row.sender : row.receiver;
    const host = mark.from === 'frame' ? row.receiver : row.sender;
    if (!definition || agent === null) continue;
    const request = mark.role === 'request' ? row : lastRequest(session, agent, definition.id);
    const token = tokenOf(session, agent);
    return { agent, host: host ?? parentOf(session, agent), definition, request, token };
  }
  return null;
}

export function partiesOfFrame(
  agent: DocumentId,
  session: Session,
  handshakes: readonly Handshake[],
  definitions: readonly Definition[],
): Parties {
  const handshake = handshakes.findLast((one) => one.agent === agent && one.definition !== null);
  if (handshake) return partiesOfHandshake(handshake, session, definitions);
  const url = session.documents.get(agent)?.url ?? '';
  const named = session.matcher.url(url).find((token) => token.definition !== null)?.definition;
  const definition = definitions.find(({ id }) => id === named) ?? null;
  return {
    agent,
    host: parentOf(session, agent),
    definition,
    request: definition && lastRequest(session, agent, definition.id),
    token: tokenOf(session, agent),
  };
}

function lastRequest(session: Session, agent: DocumentId, definition: string): MessageRow | null {
  const found = session.marked.findLast(
    (row) =>
      row.sender === agent &&
      row.mark?.roles.some((mark) => mark.role === 'request' && mark.definition === definition),
  );
  return found ?? null;
}

/** The access token that the document was given last. */
function tokenOf(session: Session, agent: DocumentId): Token | null {
  const held = [...session.tokens.values()].filter(
    ({ use, holders }) => use === 'access' && holders[0] === agent,
  );
  const seen = (token: Token) => token.sightings.at(-1)?.at ?? 0;
  return held.toSorted((a, b) => seen(b) - seen(a))[0] ?? null;
}

function parentOf(session: Session, id: DocumentId): DocumentId | null {
  return session.documents.get(id)?.parent ?? null;
}
