import { Eye, EyeOff } from 'lucide';
import { t } from '@/lib/i18n';
import type { Token, TokenSighting } from '@/lib/tokens/token';
import { type ClaimRow, claimRows } from '@/lib/view/claims';
import { formatDate, formatTime } from '@/lib/view/format';
import { kindLabel, sightingLabel, usageLabel } from '@/lib/view/labels';
import { usePanel } from './context';
import { Countdown, TokenStateMark } from './Countdown';
import { FindingLines } from './FindingLines';
import { Icon } from './Icon';
import { FrameLink, HandshakeLink, MessageLink } from './Links';
import { Fact, Facts, Section } from './Section';
import { TokenText } from './TokenText';

const MOST_SIGHTINGS = 50;

/** A token: how long it lives, what it says, where it was seen and who holds it. */
export function TokenDetail({ token }: { readonly token: Token }) {
  const { panel, hooks } = usePanel();
  const isRevealed = panel.revealed.value.has(token.id);
  const findings = panel.store.findings.value.filter(({ tokens }) => tokens.includes(token.id));
  const handshakes = panel.store.handshakes.value.filter(
    ({ oldToken, newToken }) => oldToken === token.id || newToken === token.id,
  );
  return (
    <>
      <div class="headline headline-token">
        <h2>
          <TokenText token={token} />
        </h2>
        <button
          type="button"
          class="button button-small"
          aria-pressed={isRevealed}
          onClick={() => panel.toggleReveal(token.id)}
        >
          <Icon icon={isRevealed ? EyeOff : Eye} size={14} />
          {isRevealed ? t('Hide') : t('Reveal')}
        </button>
      </div>
      <Facts>
        <Fact name={t('State')}>
          <TokenStateMark token={token} />
        </Fact>
        <Fact name={t('Remaining')}>
          <Countdown token={token} />
        </Fact>
        <Fact name={t('Expires')}>
          {token.expiresAt === null ? t('nothing says when') : formatDate(token.expiresAt)}
        </Fact>
        <Fact name={t('Kind')}>
          {t('{{kind}}, {{use}}', { kind: kindLabel(token.kind), use: usageLabel(token.use) })}
        </Fact>
        <Fact name={t('Held by')}>
          {token.holders.length === 0
            ? t('no frame')
            : token.holders.map((id) => <FrameLink key={id} id={id} />)}
        </Fact>
        {handshakes.length === 0 ? null : (
          <Fact name={t('Part of')}>
            {handshakes.slice(0, 10).map(({ id }) => (
              <HandshakeLink key={id} id={id} />
            ))}
          </Fact>
        )}
      </Facts>
      <FindingLines findings={findings} />
      {token.jwt === null || token.jwt.problems.length === 0 ? null : (
        <Section title={t('Problems')}>
          <ul class="plain-list problems">
            {token.jwt.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Section>
      )}
      {token.jwt === null ? null : (
        <>
          <Section title={t('Claims')}>
            <Claims rows={claimRows(token.jwt.claims)} />
          </Section>
          <Section title={t('Header')}>
            <Claims rows={claimRows(token.jwt.header)} />
          </Section>
        </>
      )}
      {hooks.renderToken?.(token)}
      <Section title={t('Seen')}>
        <ul class="plain-list">
          {token.sightings.slice(0, MOST_SIGHTINGS).map((sighting, index) => (
            <li key={index}>
              <Sighting sighting={sighting} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Claims({ rows }: { readonly rows: readonly ClaimRow[] }) {
  return (
    <table class="table claims">
      <tbody>
        {rows.map(({ name, value, meaning, date }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {meaning === null ? null : <span class="meaning">{meaning}</span>}
            </th>
            <td>
              <code>{value}</code>
              {date === null ? null : <span class="meaning">{date}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sighting({ sighting }: { readonly sighting: TokenSighting }) {
  return (
    <>
      <span class="number faint">{formatTime(sighting.at)}</span>{' '}
      {sighting.in === 'message' ? <MessageLink id={sighting.messageId} /> : null}{' '}
      <span class="code">{sightingLabel(sighting)}</span>
      {sighting.in === 'request' ? null : (
        <>
          {' '}
          {t('in')} <FrameLink id={sighting.documentId} />
        </>
      )}
    </>
  );
}
