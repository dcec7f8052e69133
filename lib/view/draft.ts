import type { Handshake } from '@/lib/handshakes/handshake';
import type { Session } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import { draftDefinition } from '@/lib/protocols/draft';
import { documentName } from './names';

/** A definition of what was seen of an unrecognised exchange; `null` where its answer is gone. */
export function draftOf(handshake: Handshake, session: Session): Definition | null {
  const row = (id: string | undefined) =>
    id === undefined ? undefined : session.messageById.get(id);
  const answer = row(handshake.answers.at(-1));
  if (!answer) return null;
  const request = row(handshake.requests.at(-1))?.preview.root ?? null;
  const transport = answer.channel === null ? 'window' : 'port:frame-opened';
  const name = documentName(session, handshake.agent);
  const known = [...session.tokens.values()].map(({ value }) => value);
  return draftDefinition(request, answer.preview.root, { name, transport, known });
}
