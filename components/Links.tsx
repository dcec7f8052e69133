import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import { formatTime } from '@/lib/view/format';
import { messageType } from '@/lib/view/message-type';
import { documentName } from '@/lib/view/names';
import type { Place } from '@/lib/view/navigation';
import { hideInMessage } from '@/lib/view/secrets';
import type { ComponentChildren } from 'preact';
import { usePanel } from './context';
import { TokenText } from './TokenText';

/** Links from one row's detail to another row, in whatever tab that is. */

function PlaceLink({ tab, id, children }: Place & { readonly children: ComponentChildren }) {
  const { navigation } = usePanel().panel;
  return (
    <button type="button" class="link" onClick={() => navigation.go({ tab, id })}>
      {children}
    </button>
  );
}

export function FrameLink({ id }: { readonly id: DocumentId | null }) {
  const { session } = usePanel().panel.store.shown.value;
  const name = documentName(session, id);
  if (id === null || !session.documents.has(id)) return <span class="faint">{name}</span>;
  return (
    <PlaceLink tab="frames" id={id}>
      {name}
    </PlaceLink>
  );
}

export function MessageLink({ id }: { readonly id: string }) {
  const { panel } = usePanel();
  const { session } = panel.store.shown.value;
  const row = session.messageById.get(id);
  if (row === undefined) return <span class="faint">{t('a message no longer kept')}</span>;
  const hide = hideInMessage(session, row, panel.revealed.value);
  return (
    <PlaceLink tab="messages" id={id}>
      {t('#{{number}} {{type}}', {
        number: row.number,
        type: messageType(row.preview.root, hide),
      })}
    </PlaceLink>
  );
}

export function TokenLink({ id }: { readonly id: string }) {
  const token = usePanel().panel.store.shown.value.session.tokens.get(id);
  if (token === undefined) return <span class="faint">{t('a token no longer kept')}</span>;
  return (
    <PlaceLink tab="tokens" id={id}>
      <TokenText token={token} />
    </PlaceLink>
  );
}

export function HandshakeLink({ id }: { readonly id: string }) {
  const { store } = usePanel().panel;
  const row = store.handshakes.value.find((one) => one.id === id);
  if (row === undefined) return null;
  return (
    <PlaceLink tab="handshakes" id={id}>
      {t('handshake of {{time}}', { time: formatTime(row.at) })}
    </PlaceLink>
  );
}

export function FindingLink({ id }: { readonly id: string }) {
  const finding = usePanel().panel.store.findings.value.find((one) => one.id === id);
  if (finding === undefined) return null;
  return (
    <PlaceLink tab="findings" id={id}>
      {finding.title}
    </PlaceLink>
  );
}
