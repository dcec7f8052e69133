import { isOurs, wasHeard } from '@/lib/handshakes/draft';
import type { Handshake } from '@/lib/handshakes/handshake';
import { findHoldings } from '@/lib/handshakes/holdings';
import { agentName, parseUrl } from '@/lib/handshakes/parties';
import { createRequestIndex } from '@/lib/handshakes/request-index';
import { isLoopback } from '@/lib/url-parts';
import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, RequestRow, Session } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import type { Token } from '@/lib/tokens/token';
import type { Link } from './finding';

/** What several rules ask of a session, each found once. */
export function createLookup(
  session: Session,
  handshakes: readonly Handshake[],
  definitions: readonly Definition[],
) {
  const requests = createRequestIndex(session);
  const holdings = findHoldings(session);
  const byId = new Map(definitions.map((each) => [each.id, each]));

  function rows(ids: readonly string[]): readonly MessageRow[] {
    return ids.map((id) => session.messageById.get(id)).filter((row) => row !== undefined);
  }

  /** The page's own answers that the agent heard; ours prove nothing about the page. */
  function answers(handshake: Handshake): readonly MessageRow[] {
    return heard(handshake).filter((row) => !isOurs(row));
  }

  function heard(handshake: Handshake): readonly MessageRow[] {
    return rows(handshake.answers).filter(
      (row) => row.receiver === handshake.agent && wasHeard(row),
    );
  }

  /** The page's own answers that went to another frame. */
  function strays(handshake: Handshake): readonly MessageRow[] {
    return rows(handshake.answers).filter(
      (row) => row.receiver !== handshake.agent && !isOurs(row),
    );
  }

  /** When the agent had the new token by the page's own doing (ms since 1970); `null`: never. */
  function cameAt(handshake: Handshake): number | null {
    const [answer] = answers(handshake);
    if (answer) return answer.at;
    if (handshake.state !== 'reloaded' || asksAfter(handshake)) return null;
    const sighting = token(handshake.newToken)?.sightings.find(
      (each) => each.in === 'url' && each.at >= handshake.at,
    );
    return sighting?.at ?? null;
  }

  /** Loaded anew at its old address, it asks by itself: the reload was not meant to bring a token. */
  function asksAfter({ agent, at }: Handshake): boolean {
    return handshakes.some(
      (other) => other.agent === agent && other.at >= at && other.requests.length > 0,
    );
  }

  function token(id: string | null): Token | null {
    return id === null ? null : (session.tokens.get(id) ?? null);
  }

  function definition(id: string | null): Definition | null {
    return id === null ? null : (byId.get(id) ?? null);
  }

  function name(id: DocumentId | null): string {
    return agentName(session, id);
  }

  function calls(handshake: Handshake): readonly RequestRow[] {
    return handshake.calls
      .map((id) => session.requestById.get(id))
      .filter((request) => request !== undefined);
  }

  /** On this machine: lives and addresses there are a developer's own. */
  function isLocal(id: DocumentId | null): boolean {
    const url = parseUrl(session.documents.get(id ?? '')?.url ?? '');
    return url !== null && isLoopback(url.hostname);
  }

  return {
    rows,
    answers,
    strays,
    cameAt,
    token,
    definition,
    name,
    calls,
    isLocal,
    holdings,
    usesOf: requests.usesOf,
    docs: (id: string | null): readonly Link[] => definition(id)?.docs ?? [],
    protocol: (id: string | null): string => (id === null ? '' : session.matcher.name(id)),
  };
}

export type Lookup = ReturnType<typeof createLookup>;
