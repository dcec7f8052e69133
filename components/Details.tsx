import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useComputed } from '@preact/signals';
import { t } from '@/lib/i18n';
import type { Session } from '@/lib/log/session';
import type { Panel } from '@/lib/view/panel';
import { type Subject, usePanel } from './context';
import { FindingDetail } from './FindingDetail';
import { FrameDetail } from './FrameDetail';
import { HandshakeDetail } from './HandshakeDetail';
import { Icon } from './Icon';
import { MessageDetail } from './MessageDetail';
import { TokenDetail } from './TokenDetail';

/** All about the selected row. */
export function Details() {
  const { panel, hooks } = usePanel();
  const subject = selectedSubject(panel);

  function close(): void {
    panel.navigation.close();
    document.querySelector<HTMLElement>('.grid')?.focus();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape shuts it from anywhere inside
    <div
      class="details"
      role="region"
      aria-label={t('Details')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Chromium's devtools would open their console below.
        event.stopPropagation();
        close();
      }}
    >
      <div class="details-bar">
        <div class="details-actions">
          {subject === null ? null : hooks.renderActions?.(subject)}
        </div>
        <button
          type="button"
          class="tool"
          aria-label={t('Close details')}
          title={t('Close details ({{shortcut}})', { shortcut: 'Esc' })}
          onClick={close}
        >
          <Icon icon={X} />
        </button>
      </div>
      <HiddenNotice />
      <div class="details-body">
        {subject === null ? (
          <p class="faint">{t('This row is no longer kept.')}</p>
        ) : (
          <Body key={`${subject.tab} ${idOf(subject)}`} subject={subject} />
        )}
      </div>
    </div>
  );
}

/** A link may lead to a row that the list doesn't show. */
function HiddenNotice() {
  const { panel } = usePanel();
  const isHidden = useComputed(() => isHiddenByFilter(panel)).value;
  if (!isHidden) return null;
  return (
    <p class="notice">
      {t('The filter hides this row in the list.')}
      <button type="button" class="button button-small" onClick={panel.showAll}>
        {t('Show all')}
      </button>
    </p>
  );
}

function isHiddenByFilter({ navigation, lists }: Panel): boolean {
  const tab = navigation.tab.value;
  const id = navigation.selected[tab].value;
  const { rows, hidden, busy } = lists[tab].result.value;
  return hidden > 0 && !busy && id !== null && !rows.some((row) => row.id === id);
}

function Body({ subject }: { readonly subject: Subject }): ComponentChildren {
  switch (subject.tab) {
    case 'handshakes':
      return <HandshakeDetail row={subject.row} />;
    case 'messages':
      return <MessageDetail row={subject.row} />;
    case 'tokens':
      return <TokenDetail token={subject.row} />;
    case 'frames':
      return <FrameDetail row={subject.row} />;
    case 'findings':
      return <FindingDetail row={subject.row} />;
  }
}

function idOf(subject: Subject): string {
  return subject.tab === 'frames' ? subject.row.documentId : subject.row.id;
}

/** The row that is selected in the tab in front; `null` where it is gone. */
function selectedSubject({ navigation, store }: Panel): Subject | null {
  const tab = navigation.tab.value;
  const id = navigation.selected[tab].value;
  if (id === null) return null;
  const session: Session = store.shown.value.session;
  switch (tab) {
    case 'handshakes':
      return subjectOf(
        tab,
        store.handshakes.value.find((row) => row.id === id),
      );
    case 'messages':
      return subjectOf(tab, session.messageById.get(id));
    case 'tokens':
      return subjectOf(tab, session.tokens.get(id));
    case 'frames':
      return subjectOf(tab, session.documents.get(id));
    case 'findings':
      return subjectOf(
        tab,
        store.findings.value.find((row) => row.id === id),
      );
  }
}

function subjectOf<Tab extends Subject['tab'], Row extends Extract<Subject, { tab: Tab }>['row']>(
  tab: Tab,
  row: Row | undefined,
): { readonly tab: Tab; readonly row: Row } | null {
  return row === undefined ? null : { tab, row };
}
