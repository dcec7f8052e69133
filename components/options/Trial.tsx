import { useEffect, useState } from 'preact/hooks';
import type { Node } from '@/lib/capture/node';
import { readFile } from '@/components/read-file';
import { t } from '@/lib/i18n';
import type { LogEvent, MessageEvent } from '@/lib/log/event';
import type { Definition } from '@/lib/protocols/definition';
import { tryDefinition, type TrialMatch } from '@/lib/protocols/trial';
import { openSession } from '@/lib/session-file/open';
import { findTokens } from '@/lib/tokens/find';
import { maskToken } from '@/lib/tokens/mask';
import { roleLabel } from '@/lib/view/labels';
import { messageType } from '@/lib/view/message-type';
import { useOptions, type TabChoice } from './context';

/** As many matches are listed; the numbers count all of them. */
const SHOWN = 50;

type Row = Pick<MessageEvent, 'id' | 'preview' | 'channel'>;

/** What a definition would make of the messages of an open tab, or of a saved session. */
export function Trial({ definition }: { readonly definition: Definition }) {
  const { tabs, watchTab } = useOptions();
  const [choices, setChoices] = useState<readonly TabChoice[]>([]);
  const [tab, setTab] = useState<number | null>(null);
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => void tabs().then(setChoices), [tabs]);
  useEffect(() => {
    if (tab === null) return undefined;
    return watchTab(tab, ({ messages }) => setRows([...messages]));
  }, [tab, watchTab]);

  async function open(file: File | undefined): Promise<void> {
    if (!file) return;
    const opened = openSession(await readFile(file));
    setTab(null);
    setError('error' in opened ? opened.error : null);
    setRows('error' in opened ? null : opened.events.filter(isMessage));
  }

  return (
    <section aria-labelledby="trial">
      <h4 id="trial">{t('Try it on')}</h4>
      <div class="options-buttons">
        <select
          class="options-trial"
          aria-labelledby="trial"
          value={tab ?? ''}
          onChange={({ currentTarget: { value } }) => {
            setRows(null);
            setError(null);
            setTab(value === '' ? null : Number(value));
          }}
        >
          <option value="">{t('an open tab …')}</option>
          {choices.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <label class="button">
          {t('A saved session…')}
          <input
            type="file"
            class="unseen"
            accept=".json,application/json"
            onChange={({ currentTarget }) => void open(currentTarget.files?.[0])}
          />
        </label>
      </div>
      {error === null ? null : <p class="options-errors">{error}</p>}
      {rows === null ? null : <Matches definition={definition} rows={rows} />}
    </section>
  );
}

function Matches({
  definition,
  rows,
}: {
  readonly definition: Definition;
  readonly rows: readonly Row[];
}) {
  const matches = tryDefinition(
    definition,
    rows.map(({ id, preview, channel }) => ({ id, root: preview.root, port: channel !== null })),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (
    <>
      <output>
        {t('It takes {{count}} of {{all}} messages for its own.', {
          count: matches.length,
          all: rows.length,
        })}
      </output>
      <ul class="options-rows">
        {matches.slice(0, SHOWN).map((match) => (
          <li key={`${match.id} ${match.role}`}>
            <code>{typeOf(byId.get(match.id)?.preview.root ?? null)}</code>
            <span>{roleLabel(match.role)}</span>
            <span class="faint">{noteOf(match)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function typeOf(root: Node): string {
  const tokens = findTokens(root);
  return messageType(root, (text) =>
    tokens.reduce((clean, { value }) => clean.replaceAll(value, maskToken(value)), text),
  );
}

/** The paths are told, never the tokens. */
function noteOf({ tokens, correlation, needsRequest }: TrialMatch): string {
  const notes = [
    ...(tokens.length > 0 ? [t('tokens at {{paths}}', { paths: tokens.join(', ') })] : []),
    ...(correlation === null ? [] : [t('id {{correlation}}', { correlation })]),
    ...(needsRequest ? [t('only after its request')] : []),
  ];
  return notes.join('; ');
}

function isMessage(event: LogEvent): event is MessageEvent {
  return event.type === 'message';
}
