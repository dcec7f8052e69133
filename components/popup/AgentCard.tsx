import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { t } from '@/lib/i18n';
import { maskToken } from '@/lib/tokens/mask';
import { remaining, tokenState } from '@/lib/tokens/state';
import type { Token } from '@/lib/tokens/token';
import { formatDuration, formatSeconds, formatTime } from '@/lib/view/format';
import {
  HANDSHAKE_TONES,
  handshakeLabel,
  TOKEN_TONES,
  tokenStateLabel,
  usageLabel,
} from '@/lib/view/labels';
import { documentName } from '@/lib/view/names';
import { State } from '@/components/State';
import { hideInText } from '@/lib/view/secrets';
import type { Agent } from './agents';
import type { PopupProps } from './Popup';

const NONE: ReadonlySet<string> = new Set();

/** One agent: its tokens with their countdowns, its last refresh, and what can be done with it. */
export function AgentCard({ agent, ...props }: PopupProps & { readonly agent: Agent }) {
  const { session } = props.store.shown.value;
  const { document, tokens, answer } = agent;
  const title = `agent-${document.documentId}`;
  const [said, say] = useState('');

  async function act(action: () => Promise<string | null>, done: string): Promise<void> {
    say(t('Under way …'));
    say((await action()) ?? done);
  }

  return (
    <article class="agent" aria-labelledby={title}>
      <header>
        <h2 id={title}>{documentName(session, document.documentId)}</h2>
        <p class="faint agent-path">{pathOf(hideInText(session, document.url, NONE))}</p>
      </header>
      {tokens.length === 0 ? (
        <p class="faint">{t('It holds no token that was seen.')}</p>
      ) : (
        <ul class="agent-tokens" aria-label={t('Tokens')}>
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} {...props} />
          ))}
        </ul>
      )}
      <LastRefresh agent={agent} {...props} />
      <div class="agent-actions">
        {answer ? (
          <button
            type="button"
            class="button"
            onClick={() => void act(() => props.onReplay(answer), t('The answer was said again.'))}
          >
            {t('Replay the last answer')}
          </button>
        ) : null}
        {props.canAsk(agent) ? (
          <button
            type="button"
            class="button"
            onClick={() => void act(() => props.onAsk(agent), t('Asked.'))}
          >
            {t('Ask now')}
          </button>
        ) : null}
      </div>
      <output class="agent-said">{said}</output>
    </article>
  );
}

function TokenLine({ token, store, expiringMs }: PopupProps & { readonly token: Token }) {
  const state = useComputed(() => tokenState(token, store.clock.value, expiringMs)).value;
  const left = useComputed(() => {
    const ms = remaining(token, store.clock.value);
    if (ms === null) return '';
    return ms >= 0
      ? t('{{duration}} left', { duration: formatSeconds(ms) })
      : t('{{duration}} ago', { duration: formatSeconds(-ms) });
  });
  return (
    <li>
      <span class="agent-use">{usageLabel(token.use)}</span>
      <code class="token">{maskToken(token.value)}</code>
      <State tone={TOKEN_TONES[state]} text={tokenStateLabel(state)} />
      <span class="number">{left}</span>
    </li>
  );
}

function LastRefresh({ agent: { handshake }, store }: PopupProps & { readonly agent: Agent }) {
  const { session } = store.shown.value;
  if (!handshake) return <p class="faint">{t('No refresh seen yet.')}</p>;
  const { definition, state, at, latency } = handshake;
  const finding = store.findings.value.find((one) => one.handshake === handshake.id);
  return (
    <>
      <p class="agent-refresh">
        <span>{t('Last refresh')}</span>
        <State tone={HANDSHAKE_TONES[state]} text={handshakeLabel(state)} />
        <span class="faint">
          {definition === null ? t('unrecognised protocol') : session.matcher.name(definition)}
        </span>
        <span class="number">{formatTime(at).slice(0, 8)}</span>
        {latency === null ? null : (
          <span class="number">{t('in {{duration}}', { duration: formatDuration(latency) })}</span>
        )}
      </p>
      {finding ? <p class="agent-finding">{finding.title}</p> : null}
    </>
  );
}

/** Tells agents of one host apart. */
function pathOf(url: string): string {
  return URL.canParse(url) ? readable(new URL(url).pathname) : '';
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
