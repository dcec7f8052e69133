import type { Field } from './filter';
import { messageType } from './message-type';
import { documentName } from './names';
import type { Panel } from './panel';
import { hideInMessage } from './secrets';

/** Only the newest messages are looked through for suggestions. */
const MOST_MESSAGES = 500;

/** The values that a field has in this session, for completion. */
export function fieldValues({ store, revealed }: Panel, field: Field): Iterable<string> {
  const { session } = store.shown.value;
  const messages = session.messages.slice(-MOST_MESSAGES).toReversed();
  switch (field) {
    case 'type':
      // A type that is long is a text or a list of keys, which nobody looks for in full.
      return messages
        .map((row) => messageType(row.preview.root, hideInMessage(session, row, revealed.value)))
        .filter((type) => type.length <= 40);
    case 'origin':
      return messages.map(({ origin }) => origin).filter((origin) => origin !== '');
    case 'from':
    case 'to':
    case 'frame':
      return [...session.documents.keys()].map((id) => documentName(session, id));
    case 'protocol':
      return store.handshakes.value.flatMap(({ definition }) =>
        definition === null ? [] : [definition],
      );
    case 'state':
      return [
        ...store.handshakes.value.map(({ state }) => state),
        'valid',
        'expiring',
        'expired',
        'not yet valid',
        'no expiry',
      ];
    case 'role':
      return ['request', 'answer', 'refusal', 'push', 'echo', 'port-setup'];
    case 'has':
      return ['token', 'port'];
    case 'is':
      return ['early', 'ours', 'synthetic', 'port'];
    case 'size':
      return ['>1k', '>100k', '<200'];
    case 'kind':
      return ['jwt', 'opaque', 'security', 'correctness'];
    case 'severity':
      return ['error', 'warning', 'info'];
    case 'rule':
      return store.findings.value.map(({ rule }) => rule);
  }
}
