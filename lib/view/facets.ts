import { nodeToText } from '@/lib/capture/print';
import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { DocumentId } from '@/lib/log/event';
import type { Document, MessageRow, Session } from '@/lib/log/session';
import type { Token } from '@/lib/tokens/token';
import type { Facets, Field } from './filter';
import { messageType } from './message-type';
import { documentName } from './names';

/** What each kind of row answers a filter. */

/** A search looks through at most this much of one payload. */
const MAX_TEXT = 1_000_000;

type Values = Partial<Record<Field, () => readonly string[]>>;

function facets(values: Values, text: () => string, size: number | null = null): Facets {
  let made: string | null = null;
  let lowered: string | null = null;
  const all = () => (made ??= text());
  return {
    values: (field) => values[field]?.() ?? null,
    text: all,
    lowered: () => (lowered ??= all().toLowerCase()),
    size,
  };
}

function frameTexts(session: Session, ids: readonly (DocumentId | null)[]): readonly string[] {
  return ids.flatMap((id) => {
    const document = id === null ? undefined : session.documents.get(id);
    if (document === undefined) return [];
    const { url, origin, element } = document;
    return [documentName(session, id), url, origin, element?.id ?? '', element?.name ?? ''];
  });
}

function protocolTexts(session: Session, ids: readonly (string | null)[]): readonly string[] {
  return ids.flatMap((id) => (id === null ? [] : [id, session.matcher.name(id)]));
}

export function messageFacets(
  row: MessageRow,
  session: Session,
  handshakeOf: (messageId: string) => Handshake | undefined,
): Facets {
  const roles = row.mark?.roles ?? [];
  return facets(
    {
      type: () => [messageType(row.preview.root)],
      origin: () => [row.origin],
      from: () => frameTexts(session, [row.sender]),
      to: () => frameTexts(session, [row.receiver]),
      frame: () => frameTexts(session, [row.sender, row.receiver]),
      protocol: () =>
        protocolTexts(
          session,
          roles.map(({ definition }) => definition),
        ),
      role: () => roles.map(({ role }) => role),
      state: () => {
        const state = handshakeOf(row.id)?.state;
        return state === undefined ? [] : [state];
      },
      has: () => [
        ...(row.tokens.length > 0 ? ['token'] : []),
        ...(row.ports.length > 0 ? ['port'] : []),
      ],
      rule: () => (row.rule === null ? [] : [row.rule.id, row.rule.done]),
      is: () => [
        ...(row.early ? ['early'] : []),
        ...(row.action === null ? [] : ['ours']),
        ...(row.trusted ? [] : ['synthetic']),
        ...(row.channel === null ? [] : ['port']),
      ],
    },
    () => nodeToText(row.preview.root, MAX_TEXT),
    row.preview.size,
  );
}

export function handshakeFacets(row: Handshake, session: Session): Facets {
  return facets(
    {
      state: () => [row.state],
      protocol: () => protocolTexts(session, [row.definition]),
      from: () => frameTexts(session, [row.agent]),
      to: () => frameTexts(session, [row.host]),
      frame: () => frameTexts(session, [row.agent, row.host]),
      origin: () => frameTexts(session, [row.agent]),
      has: () => (row.newToken === null && row.oldToken === null ? [] : ['token']),
      is: () => (row.ours ? ['ours'] : []),
    },
    () =>
      [
        row.state,
        row.reason ?? '',
        ...row.evidence,
        ...protocolTexts(session, [row.definition]),
        ...frameTexts(session, [row.agent, row.host]),
      ].join('\n'),
  );
}

export function tokenFacets(row: Token, session: Session, state: () => string): Facets {
  const senders = () =>
    row.sightings.map((sighting) =>
      sighting.in === 'message'
        ? (session.messageById.get(sighting.messageId)?.sender ?? null)
        : null,
    );
  return facets(
    {
      state: () => [state()],
      kind: () => [row.kind],
      type: () => [row.use],
      frame: () => frameTexts(session, row.holders),
      from: () => frameTexts(session, senders()),
      to: () => frameTexts(session, row.holders),
      has: () => ['token'],
    },
    () =>
      [
        row.value,
        row.kind,
        row.use,
        row.jwt === null ? '' : JSON.stringify(row.jwt.claims),
        ...frameTexts(session, row.holders),
      ].join('\n'),
  );
}

export function frameFacets(row: Document, session: Session): Facets {
  const texts = () => frameTexts(session, [row.documentId]);
  return facets(
    {
      frame: texts,
      origin: () => [row.origin],
      state: () => [row.until === null ? 'open' : 'gone'],
    },
    () => [...texts(), row.element?.sandbox ?? '', row.element?.src ?? ''].join('\n'),
  );
}

export function findingFacets(row: Finding, session: Session): Facets {
  return facets(
    {
      severity: () => [row.severity],
      kind: () => [row.category],
      rule: () => [row.rule],
      frame: () => frameTexts(session, [row.documentId]),
    },
    () => [row.title, row.why, row.mend, row.rule, ...row.facts].join('\n'),
  );
}
