import { t } from '@/lib/i18n';
import type { MessageRow } from '@/lib/log/session';
import { formatCount, formatSize, formatTime } from '@/lib/view/format';
import { roleLabel } from '@/lib/view/labels';
import { messageType } from '@/lib/view/message-type';
import { direction } from '@/lib/view/names';
import { hideInMessage } from '@/lib/view/secrets';
import { usePanel } from './context';
import { FindingLines } from './FindingLines';
import { FrameLink, HandshakeLink, TokenLink } from './Links';
import { DirectionMark, MessageTags } from './MessageList';
import { Fact, Facts, Section } from './Section';
import { Tree } from './Tree';

/** A message: its payload as a tree, who said it to whom, and where else it matters. */
export function MessageDetail({ row }: { readonly row: MessageRow }) {
  const { panel } = usePanel();
  const { session } = panel.store.shown.value;
  const hide = hideInMessage(session, row, panel.revealed.value);
  const handshake = panel.handshakeOf.value.get(row.id);
  const findings = panel.store.findings.value.filter(({ messages }) => messages.includes(row.id));
  const { exact, size, cut } = row.preview;
  return (
    <>
      <div class="headline">
        <DirectionMark way={direction(session, row.sender, row.receiver)} />
        <h2 class="code">{messageType(row.preview.root, hide)}</h2>
        <MessageTags row={row} />
      </div>
      <Facts>
        <Fact name={t('From')}>
          <FrameLink id={row.sender} />
        </Fact>
        <Fact name={t('To')}>
          <FrameLink id={row.receiver} />
        </Fact>
        <Fact name={t('Origin')}>
          <code>{row.origin === '' ? t('none, it came through a port') : hide(row.origin)}</code>
        </Fact>
        <Fact name={t('Number')}>
          <span class="number">#{formatCount(row.number)}</span>
        </Fact>
        <Fact name={t('Time')}>
          <span class="number">{formatTime(row.at)}</span>
        </Fact>
        <Fact name={t('Size')}>
          <span class="number" title={t('{{bytes}} bytes', { bytes: formatCount(size) })}>
            {formatSize(size, exact)}
          </span>
          {cut ? <span class="faint"> {t('recorded in part')}</span> : null}
        </Fact>
        <MessageRoles row={row} />
        {row.channel === null ? null : (
          <Fact name={t('Channel')}>
            <code>{row.channel}</code>
          </Fact>
        )}
        {row.ports.length === 0 ? null : (
          <Fact name={t('Ports')}>
            <code>
              {row.ports.map((port) => (port === '' ? t('not followed') : port)).join(', ')}
            </code>
          </Fact>
        )}
        {row.tokens.length === 0 ? null : (
          <Fact name={t('Tokens')}>
            {[...new Set(row.tokens)].map((id) => (
              <TokenLink key={id} id={id} />
            ))}
          </Fact>
        )}
        {handshake === undefined ? null : (
          <Fact name={t('Part of')}>
            <HandshakeLink id={handshake.id} />
          </Fact>
        )}
      </Facts>
      <FindingLines findings={findings} />
      <Section title={t('Payload')}>
        <Tree key={row.id} label={t('Payload')} root={row.preview.root} hide={hide} />
      </Section>
      <Marks row={row} />
    </>
  );
}

function MessageRoles({ row }: { readonly row: MessageRow }) {
  const { session } = usePanel().panel.store.shown.value;
  const roles = row.mark?.roles ?? [];
  if (roles.length === 0) return null;
  return (
    <Fact name={t('Protocol')}>
      {roles.map(({ definition, role }) => (
        <span key={`${definition} ${role}`}>
          {session.matcher.name(definition)}{' '}
          <span class={`tag tag-${role}`}>{roleLabel(role)}</span>
        </span>
      ))}
    </Fact>
  );
}

/** What is unusual about the message, in sentences. */
function Marks({ row }: { readonly row: MessageRow }) {
  const marks = [
    row.trusted
      ? null
      : t('Made by page script with dispatchEvent: its origin and source prove nothing.'),
    row.action === null ? null : t('Spoken by Embed DevTools, not by the page.'),
    row.early ? t('Posted before this panel was open.') : null,
    row.sender === null && row.channel === null
      ? t('Who posted it can’t be told: a closed window, or one of another tab.')
      : null,
  ].filter((mark) => mark !== null);
  if (marks.length === 0) return null;
  return (
    <ul class="plain-list notes">
      {marks.map((mark) => (
        <li key={mark}>{mark}</li>
      ))}
    </ul>
  );
}
