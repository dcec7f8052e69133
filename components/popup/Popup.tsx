import { useComputed } from '@preact/signals';
import { AccessNotice } from '@/components/AccessNotice';
import { t } from '@/lib/i18n';
import type { MessageRow } from '@/lib/log/session';
import { handshakeLabel } from '@/lib/view/labels';
import { documentName } from '@/lib/view/names';
import { whyRestricted } from '@/lib/view/restricted';
import type { Store } from '@/lib/view/store';
import { AgentCard } from './AgentCard';
import { agentsOf, type Agent } from './agents';
import { Findings } from './Findings';

export interface PopupProps {
  readonly store: Store;
  /** ms before its end from which a token counts as expiring. */
  readonly expiringMs: number;
  /** Each resolves to `null`, or to why it could not be done. */
  readonly onReplay: (message: MessageRow) => Promise<string | null>;
  readonly onAsk: (agent: Agent) => Promise<string | null>;
  /** Whether its protocol is known, and lets it ask. */
  readonly canAsk: (agent: Agent) => boolean;
  readonly onAllow: (origins: readonly string[]) => void;
  readonly onOptions: () => void;
}

/** What the toolbar's button shows: who is on this page, and how long their tokens still live. */
export function Popup(props: PopupProps) {
  const { store } = props;
  const { session } = store.shown.value;
  const handshakes = store.handshakes.value;
  const agents = agentsOf(session, handshakes);
  const news = useComputed(() =>
    store.handshakes.value
      .slice(-1)
      .map((one) =>
        t('{{agent}}: {{state}}', {
          agent: documentName(store.shown.value.session, one.agent),
          state: handshakeLabel(one.state),
        }),
      )
      .join(),
  );
  return (
    <main class="popup">
      <header class="popup-head">
        <h1>{t('Embed DevTools')}</h1>
        <button type="button" class="link" onClick={props.onOptions}>
          {t('Options')}
        </button>
      </header>
      <AccessNotice denied={store.denied.value} onAllow={props.onAllow} />
      {agents.map((agent) => (
        <AgentCard key={agent.document.documentId} agent={agent} {...props} />
      ))}
      {agents.length === 0 && store.ready.value ? <Nobody page={store.page.value} /> : null}
      {agents.length === 0 && !store.ready.value ? <p class="faint">{t('Looking …')}</p> : null}
      <Findings findings={store.findings.value} />
      <footer class="popup-foot faint">
        {t('Everything else is in the devtools: press F12 and choose “Embed DevTools”.')}
      </footer>
      <output class="unseen">{news}</output>
    </main>
  );
}

function Nobody({ page }: { readonly page: string }) {
  const restricted = whyRestricted(page);
  if (restricted !== null)
    return (
      <section class="popup-empty">
        <h2>{t('Nothing can be seen here')}</h2>
        <p>{restricted}</p>
      </section>
    );
  return (
    <section class="popup-empty">
      <h2>{t('No agent on this page yet')}</h2>
      <p>
        {t(
          'An agent shows here as soon as a frame of this page gets a token: in its address or in a message.',
        )}
      </p>
      <details>
        <summary>{t('There should be one?')}</summary>
        <ul>
          <li>{t('Reload the page: what was open before the extension came was not watched.')}</li>
          <li>{t('Open the chat, dashboard or app that is embedded.')}</li>
          <li>{t('A token in a cookie or inside a stream can’t be seen from here.')}</li>
        </ul>
      </details>
    </section>
  );
}
