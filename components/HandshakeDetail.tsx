import { stages } from '@/lib/handshakes/stages';
import { headline } from '@/lib/handshakes/headline';
import type { Handshake } from '@/lib/handshakes/handshake';
import { t } from '@/lib/i18n';
import type { Session } from '@/lib/log/session';
import { formatDuration, formatTime } from '@/lib/view/format';
import { HANDSHAKE_TONES, handshakeLabel } from '@/lib/view/labels';
import { hideInText } from '@/lib/view/secrets';
import { usePanel } from './context';
import { FindingLink, FrameLink, TokenLink } from './Links';
import { FindingLines } from './FindingLines';
import { MessageLine } from './MessageLine';
import { Fact, Facts, Section } from './Section';
import { State } from './State';
import { Story } from './Story';
import { TokenPair } from './TokenPair';

/** A refresh told: what came of it, step by step, with its messages and both tokens side by side. */
export function HandshakeDetail({ row }: { readonly row: Handshake }) {
  const { panel, hooks } = usePanel();
  const { store } = panel;
  const { session } = store.shown.value;
  const findings = store.findings.value.filter(({ handshake }) => handshake === row.id);
  const title = headline(row, findings, session, store.now());
  const [first] = findings;
  const isFinding = first?.title === title;
  const messages = [...row.requests, ...row.answers, ...row.refusals, ...row.echoes]
    .flatMap((id) => session.messageById.get(id) ?? [])
    .toSorted((a, b) => a.at - b.at);
  return (
    <>
      <div class="headline">
        <State tone={HANDSHAKE_TONES[row.state]} text={handshakeLabel(row.state)} />
        <h2>{isFinding ? <FindingLink id={first.id} /> : title}</h2>
      </div>
      <HandshakeFacts row={row} session={session} />
      <FindingLines findings={isFinding ? findings.slice(1) : findings} />
      <Section title={t('Story')}>
        <Story stages={stages(row, session)} />
      </Section>
      {row.evidence.length === 0 ? null : (
        <Section title={t('Why this is taken for a refresh')}>
          <ul class="plain-list">
            {row.evidence.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {hooks.onDraft === undefined ? null : (
            <button type="button" class="button button-small" onClick={() => hooks.onDraft?.(row)}>
              {t('Draft a definition')}
            </button>
          )}
        </Section>
      )}
      {messages.length === 0 ? null : (
        <Section title={t('Messages')}>
          {messages.map((message) => (
            <MessageLine key={message.id} row={message} />
          ))}
        </Section>
      )}
      {row.oldToken === null && row.newToken === null ? null : (
        <Section title={t('Tokens')}>
          <TokenPair
            before={tokenOf(session, row.oldToken)}
            after={tokenOf(session, row.newToken)}
          />
        </Section>
      )}
    </>
  );
}

function tokenOf(session: Session, id: string | null) {
  return (id === null ? undefined : session.tokens.get(id)) ?? null;
}

function HandshakeFacts({ row, session }: { readonly row: Handshake; readonly session: Session }) {
  const { panel } = usePanel();
  return (
    <Facts>
      <Fact name={t('Agent')}>
        <FrameLink id={row.agent} />
      </Fact>
      {row.host === null ? null : (
        <Fact name={t('Host')}>
          <FrameLink id={row.host} />
        </Fact>
      )}
      <Fact name={t('Protocol')}>
        {row.definition === null
          ? t('unknown, found by its shape')
          : session.matcher.name(row.definition)}
      </Fact>
      {row.reason === null ? null : (
        <Fact name={t('Reason')}>
          <code>{hideInText(session, row.reason, panel.revealed.value)}</code>
        </Fact>
      )}
      <Fact name={t('Time')}>
        <span class="number">{formatTime(row.at)}</span>
      </Fact>
      {row.latency === null ? null : (
        <Fact name={t('Latency')}>
          <span class="number">{formatDuration(row.latency)}</span>
        </Fact>
      )}
      {row.newToken === null ? null : (
        <Fact name={t('New token')}>
          <TokenLink id={row.newToken} />
        </Fact>
      )}
    </Facts>
  );
}
