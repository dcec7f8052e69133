import { useSignal } from '@preact/signals';
import { t } from '@/lib/i18n';
import type { ListenersAnswer } from '@/lib/view/listeners';
import { Section } from './Section';

/** Who listens for `message` in a document: asked at a click, each shown in Sources at another. */
export function Listeners({
  ask,
  show,
}: {
  /** `null` where the browser can't tell. */
  readonly ask: (() => Promise<ListenersAnswer>) | null;
  readonly show: (index: number) => void;
}) {
  const answer = useSignal<ListenersAnswer | null>(null);
  const said = answer.value;
  return (
    <Section title={t('Who listens for messages here')}>
      {ask === null ? (
        <p class="faint">
          {t('Firefox does not tell an extension who listens. In Chrome this lists the functions.')}
        </p>
      ) : (
        <button
          type="button"
          class="button button-small"
          onClick={() =>
            void ask().then((found) => {
              answer.value = found;
            })
          }
        >
          {t('Who listens?')}
        </button>
      )}
      {said === null ? null : 'error' in said ? (
        <output>{said.error}</output>
      ) : said.listeners.length === 0 ? (
        <output>{t('Nobody listens for messages in this document.')}</output>
      ) : (
        <ul class="plain-list">
          {said.listeners.map((listener, index) => (
            <li key={index}>
              <button type="button" class="link" onClick={() => show(index)}>
                {listener.name === '' ? t('(anonymous function)') : listener.name}
              </button>{' '}
              <code class="code faint">
                {listener.source.replaceAll(/\s+/g, ' ').slice(0, 120)}
              </code>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
