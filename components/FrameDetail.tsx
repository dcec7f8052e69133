import { SquareMousePointer } from 'lucide';
import { t } from '@/lib/i18n';
import type { Document } from '@/lib/log/session';
import { formatCount, formatTime } from '@/lib/view/format';
import { documentName } from '@/lib/view/names';
import { hideInText } from '@/lib/view/secrets';
import { usePanel } from './context';
import { TokenStateMark, Countdown } from './Countdown';
import { FindingLines } from './FindingLines';
import { Icon } from './Icon';
import { FrameLink, HandshakeLink, TokenLink } from './Links';
import { Fact, Facts, Section } from './Section';

/** A frame: where it is from, what its element says, the tokens that it holds. */
export function FrameDetail({ row }: { readonly row: Document }) {
  const { panel, hooks } = usePanel();
  const { session } = panel.store.shown.value;
  const { documentId, element } = row;
  const counts = panel.frameCounts.value.get(documentId);
  const tokens = [...session.tokens.values()].filter(({ holders }) => holders.includes(documentId));
  const findings = panel.store.findings.value.filter((one) => one.documentId === documentId);
  const handshakes = panel.store.handshakes.value.filter(
    ({ agent, host }) => agent === documentId || host === documentId,
  );
  const listeners = session.listeners.get(documentId);
  const clean = (text: string) => hideInText(session, text, panel.revealed.value);
  return (
    <>
      <div class="headline">
        <h2>{documentName(session, documentId)}</h2>
        {hooks.onInspect === undefined ? null : (
          <button
            type="button"
            class="button button-small"
            onClick={() => hooks.onInspect?.(documentId)}
          >
            <Icon icon={SquareMousePointer} size={14} />
            {t('Show in Elements')}
          </button>
        )}
      </div>
      <Facts>
        <Fact name={t('Address')}>
          <code class="wrap">{clean(row.url)}</code>
        </Fact>
        <Fact name={t('Origin')}>
          <code>{row.origin}</code>
          {row.origin === 'null' ? (
            <span class="faint"> {t('opaque: sandboxed, or a data: address')}</span>
          ) : null}
        </Fact>
        {row.parent === null ? null : (
          <Fact name={t('Embedded in')}>
            <FrameLink id={row.parent} />
          </Fact>
        )}
        {element === null ? null : (
          <>
            <Fact name={t('Element')}>
              <code>
                {`<iframe${element.id === '' ? '' : ` id="${clean(element.id)}"`}${element.name === '' ? '' : ` name="${clean(element.name)}"`}>`}
              </code>
              {element.shadow ? <span class="tag">{t('in a shadow tree')}</span> : null}
            </Fact>
            <Fact name={t('Sandbox')}>
              {element.sandbox === null ? (
                t('not sandboxed')
              ) : (
                <code>{clean(element.sandbox) || t('all restrictions')}</code>
              )}
            </Fact>
          </>
        )}
        <Fact name={t('Lived')}>
          <span class="number">
            {formatTime(row.since)} – {row.until === null ? t('now') : formatTime(row.until)}
          </span>
        </Fact>
        <Fact name={t('Messages')}>
          {t('{{received}} received, {{sent}} sent', {
            received: formatCount(counts?.received ?? 0),
            sent: formatCount(counts?.sent ?? 0),
          })}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              panel.filterText.value = `frame:${quoted(documentName(session, documentId))}`;
              panel.navigation.tab.value = 'messages';
            }}
          >
            {t('Show them')}
          </button>
        </Fact>
        {listeners === undefined ? null : (
          <Fact name={t('Listeners for message')}>{formatCount(listeners.count)}</Fact>
        )}
      </Facts>
      {hooks.renderListeners?.(documentId)}
      <FindingLines findings={findings} />
      {tokens.length === 0 ? null : (
        <Section title={t('Tokens')}>
          <ul class="plain-list token-lines">
            {tokens.slice(0, 50).map((token) => (
              <li key={token.id}>
                <TokenLink id={token.id} /> <TokenStateMark token={token} />{' '}
                <Countdown token={token} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {handshakes.length === 0 ? null : (
        <Section title={t('Handshakes')}>
          <ul class="plain-list">
            {handshakes.slice(-50).map(({ id }) => (
              <li key={id}>
                <HandshakeLink id={id} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function quoted(text: string): string {
  return /[\s"]/.test(text) ? JSON.stringify(text) : text;
}
