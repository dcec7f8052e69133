import { ExternalLink, EyeOff } from 'lucide';
import type { Finding, Link } from '@/lib/findings/finding';
import { t } from '@/lib/i18n';
import { SEVERITY_TONES, severityLabel } from '@/lib/view/labels';
import { usePanel } from './context';
import { Icon } from './Icon';
import { FrameLink, HandshakeLink, MessageLink, TokenLink } from './Links';
import { RequestLine } from './RequestLine';
import { Fact, Facts, Section } from './Section';
import { State } from './State';

/** What is wrong, why it matters, how to mend it, and what shows it. */
export function FindingDetail({ row }: { readonly row: Finding }) {
  const { hooks } = usePanel();
  return (
    <>
      <div class="headline">
        <State tone={SEVERITY_TONES[row.severity]} text={severityLabel(row.severity)} />
        <h2>{row.title}</h2>
      </div>
      <Section title={t('Why it matters')}>
        <p class="prose">{row.why}</p>
      </Section>
      <Section title={t('How to mend it')}>
        <p class="prose">{row.mend}</p>
      </Section>
      <Evidence row={row} />
      {row.documentId === null ? null : hooks.renderListeners?.(row.documentId)}
      {row.links.length === 0 ? null : (
        <Section title={t('Read more')}>
          <ul class="plain-list">
            {row.links.filter(isSafe).map(({ label, url }) => (
              <li key={url}>
                <a class="link" href={url} target="_blank" rel="noreferrer noopener">
                  {label} <Icon icon={ExternalLink} size={12} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {hooks.onIgnore === undefined ? null : (
        <button type="button" class="button" onClick={() => hooks.onIgnore?.(row)}>
          <Icon icon={EyeOff} size={14} />
          {t('Ignore on this site')}
        </button>
      )}
    </>
  );
}

function Evidence({ row }: { readonly row: Finding }) {
  const { session } = usePanel().panel.store.shown.value;
  const requests = row.requests.flatMap((id) => session.requestById.get(id) ?? []);
  return (
    <Section title={t('Evidence')}>
      {row.facts.length === 0 ? null : (
        <ul class="plain-list">
          {row.facts.map((fact) => (
            <li key={fact}>
              <code>{fact}</code>
            </li>
          ))}
        </ul>
      )}
      <Facts>
        {row.handshake === null ? null : (
          <Fact name={t('Handshake')}>
            <HandshakeLink id={row.handshake} />
          </Fact>
        )}
        {row.documentId === null ? null : (
          <Fact name={t('Frame')}>
            <FrameLink id={row.documentId} />
          </Fact>
        )}
        {row.messages.length === 0 ? null : (
          <Fact name={t('Messages')}>
            {row.messages.slice(0, 20).map((id) => (
              <MessageLink key={id} id={id} />
            ))}
          </Fact>
        )}
        {row.tokens.length === 0 ? null : (
          <Fact name={t('Tokens')}>
            {[...new Set(row.tokens)].map((id) => (
              <TokenLink key={id} id={id} />
            ))}
          </Fact>
        )}
      </Facts>
      {requests.map((request) => (
        <RequestLine key={request.id} row={request} />
      ))}
    </Section>
  );
}

/** A definition of the user's own may hold any text for an address. */
function isSafe({ url }: Link): boolean {
  return /^https?:/i.test(url);
}
