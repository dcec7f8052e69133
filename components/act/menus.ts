import {
  Braces,
  ClipboardCopy,
  Code,
  KeyRound,
  MessageSquareReply,
  MessageSquareWarning,
  Pencil,
  Repeat,
  ShieldBan,
  Terminal,
  Unplug,
} from 'lucide';
import type { RowAction, Subject } from '@/components/context';
import type { Acting } from '@/lib/act/acting';
import { copyCall, copyClaims, copyMessage, copyToken } from '@/lib/act/copy';
import { hostHandler } from '@/lib/act/handler';
import { MATCH_ALL } from '@/lib/act/new-rule';
import { partiesOfFrame, partiesOfHandshake, partiesOfMessage } from '@/lib/act/parties';
import type { Parties } from '@/lib/act/parties';
import { whyNotReplayed } from '@/lib/act/replay';
import { t } from '@/lib/i18n';
import type { MessageRow, Session } from '@/lib/log/session';
import type { Token } from '@/lib/tokens/token';

/** Who would ask and who would answer, where a row is about that; `null`: it isn't. */
export function partiesOf(acting: Acting, subject: Subject): Parties | null {
  const { context } = acting;
  const { session } = context.shown.value;
  const definitions = context.definitions();
  switch (subject.tab) {
    case 'handshakes':
      return partiesOfHandshake(subject.row, session, definitions);
    case 'messages':
      return partiesOfMessage(subject.row, session, definitions);
    case 'tokens': {
      const holder = subject.row.holders[0];
      if (holder === undefined) return null;
      return partiesOfFrame(holder, session, context.handshakes.value, definitions);
    }
    case 'frames': {
      const { documentId } = subject.row;
      return partiesOfFrame(documentId, session, context.handshakes.value, definitions);
    }
    case 'findings': {
      const handshake = context.handshakes.value.find(({ id }) => id === subject.row.handshake);
      return handshake ? partiesOfHandshake(handshake, session, definitions) : null;
    }
    default:
      return subject satisfies never;
  }
}

/** The message that "replay" means: the row itself, or a handshake's last answer, else its request. */
export function replayedOf(acting: Acting, subject: Subject): MessageRow | null {
  const { session } = acting.context.shown.value;
  if (subject.tab === 'messages') return subject.row;
  if (subject.tab !== 'handshakes') return null;
  const { answers, refusals, requests } = subject.row;
  const id = answers.at(-1) ?? refusals.at(-1) ?? requests.at(-1);
  return (id === undefined ? null : session.messageById.get(id)) ?? null;
}

/** Everything that can be done about a row, for its context menu. */
export function actions(acting: Acting, subject: Subject): readonly RowAction[] {
  const message = replayedOf(acting, subject);
  const parties = partiesOf(acting, subject);
  return [
    ...(message === null ? [] : replayActions(acting, message)),
    ...(parties === null ? [] : partyActions(acting, parties)),
    ...copyActions(acting, subject),
  ];
}

export function replayActions(acting: Acting, message: MessageRow): readonly RowAction[] {
  return [
    {
      id: 'replay',
      label: t('Replay'),
      icon: Repeat,
      disabled: whyNotReplayed(message),
      run: () => void acting.replay(message),
    },
    { id: 'edit', label: t('Edit and send'), icon: Pencil, run: () => acting.edit(message) },
  ];
}

export function partyActions(acting: Acting, parties: Parties): readonly RowAction[] {
  const none = parties.definition === null ? t('No known protocol was seen there.') : null;
  return [
    {
      id: 'ask',
      label: t('Ask now'),
      icon: MessageSquareWarning,
      disabled: none,
      run: () => void acting.ask(parties),
    },
    {
      id: 'answer',
      label: t('Answer as the host …'),
      icon: MessageSquareReply,
      disabled: none,
      run: () => acting.open({ type: 'answer', parties }),
    },
    {
      id: 'endpoint',
      label: t('Refresh endpoint …'),
      icon: Unplug,
      run: () => acting.open({ type: 'endpoint', parties }),
    },
    {
      id: 'rule',
      label: t('New rule …'),
      icon: ShieldBan,
      run: () => {
        const definition = parties.definition?.id ?? null;
        acting.open({ type: 'rules', match: { ...MATCH_ALL, definition } });
      },
    },
  ];
}

/** Copies of a row. What holds a token is masked, unless the entry says otherwise. */
export function copyActions(acting: Acting, subject: Subject): readonly RowAction[] {
  const { session } = acting.context.shown.value;
  const message = replayedOf(acting, subject);
  return [
    ...(message === null ? [] : messageCopies(acting, message, session)),
    ...(subject.tab === 'tokens' ? tokenCopies(acting, subject.row) : []),
    ...handlerCopies(acting, subject, session),
  ];
}

function messageCopies(
  { context }: Acting,
  message: MessageRow,
  session: Session,
): readonly RowAction[] {
  const entries = [
    [t('Copy message'), () => copyMessage(message, session, { masked: true }), Braces],
    [t('Copy postMessage call'), () => copyCall(message, session, { masked: true }), Code],
    [
      t('Copy postMessage call with tokens'),
      () => copyCall(message, session, { masked: false }),
      KeyRound,
    ],
  ] as const;
  return entries.map(([label, text, icon]) => ({
    id: label,
    label,
    icon,
    run: () => context.copy(text()),
  }));
}

function tokenCopies({ context }: Acting, token: Token): readonly RowAction[] {
  const masked = () => context.copy(copyToken(token, { masked: true }));
  const plain = () => context.copy(copyToken(token, { masked: false }));
  const claims = () => context.copy(copyClaims(token));
  return [
    { id: 'copy-mask', label: t('Copy token, masked'), icon: ClipboardCopy, run: masked },
    { id: 'copy-token', label: t('Copy token'), icon: KeyRound, run: plain },
    ...(token.jwt === null
      ? []
      : [{ id: 'copy-claims', label: t('Copy claims'), icon: Braces, run: claims }]),
  ];
}

function handlerCopies(acting: Acting, subject: Subject, session: Session): readonly RowAction[] {
  const parties = partiesOf(acting, subject);
  if (!parties?.definition) return [];
  const origin = session.documents.get(parties.agent)?.origin ?? 'https://agent.example';
  const handler = hostHandler(parties.definition, origin);
  return [
    {
      id: 'copy-handler',
      label: t('Copy the host’s handler'),
      icon: Terminal,
      disabled: 'error' in handler ? handler.error : null,
      run: () => {
        if ('code' in handler) acting.context.copy(handler.code);
      },
    },
  ];
}
