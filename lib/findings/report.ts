import type { Handshake } from '@/lib/handshakes/handshake';
import type { Finding } from './finding';

type Told = Pick<Finding, 'rule' | 'severity' | 'title' | 'why' | 'mend' | 'at'>;

/** A finding about `subject`, with nothing where nothing is told. */
export function report(subject: string, told: Told & Partial<Finding>): Finding {
  return {
    id: `${told.rule}:${subject}`,
    category: 'correctness',
    handshake: null,
    documentId: null,
    messages: [],
    requests: [],
    tokens: [],
    facts: [],
    links: [],
    ...told,
  };
}

/** A finding about a handshake: about its agent, and with its tokens as evidence. */
export function reportHandshake(handshake: Handshake, told: Told & Partial<Finding>): Finding {
  return report(handshake.id, {
    handshake: handshake.id,
    documentId: handshake.agent === '' ? null : handshake.agent,
    messages: [...handshake.requests, ...handshake.answers, ...handshake.refusals],
    tokens: [handshake.oldToken, handshake.newToken].filter((id) => id !== null),
    ...told,
  });
}
