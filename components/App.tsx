import { signal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '@/lib/i18n';
import type { Panel } from '@/lib/view/panel';
import { tabLabel } from '@/lib/view/labels';
import { shortcutOf } from '@/lib/view/shortcuts';
import { AccessNotice } from './AccessNotice';
import { type MenuState, type PanelHooks, PanelContext, usePanel } from './context';
import { Details } from './Details';
import { FindingList } from './FindingList';
import { FrameList } from './FrameList';
import { HandshakeList } from './HandshakeList';
import { Help } from './Help';
import { LiveRegion } from './LiveRegion';
import { Menu } from './Menu';
import { MessageList } from './MessageList';
import { Splitter } from './Splitter';
import { StatusBar } from './StatusBar';
import { Tabs } from './Tabs';
import { Timeline } from './Timeline';
import { Toolbar } from './Toolbar';
import { TokenList } from './TokenList';

/** px: from this width on the detail stands beside the list. */
const WIDE = 720;

const LISTS = {
  handshakes: HandshakeList,
  messages: MessageList,
  tokens: TokenList,
  frames: FrameList,
  findings: FindingList,
} as const;

export interface AppProps {
  readonly panel: Panel;
  readonly hooks: PanelHooks;
}

/** The whole panel. Everything that needs the browser comes in by `hooks`. */
export function App({ panel, hooks }: AppProps) {
  const parts = useMemo(
    () => ({ panel, hooks, menu: signal<MenuState | null>(null) }),
    [panel, hooks],
  );
  const help = useSignal(false);

  function clear(): void {
    panel.navigation.forget();
    // What was recorded is not what is seen: it stays.
    if (panel.store.opened.peek() !== null) return panel.store.closeOpened();
    panel.store.clear();
    hooks.onClear?.();
  }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Those with Ctrl before all others: Chromium's devtools would take them for their own.
      const early = event.eventPhase === Event.CAPTURING_PHASE;
      if (early !== (event.ctrlKey || event.metaKey)) return;
      const shortcut = shortcutOf(event, isTyping(event.target));
      if (shortcut === null || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      if (early) event.stopImmediatePropagation();
      switch (shortcut.does) {
        case 'tab':
          panel.navigation.tab.value = shortcut.tab;
          return;
        case 'filter':
          return focusFilter();
        case 'record':
          return panel.store.toggleRecording();
        case 'clear':
          return clear();
        case 'help':
          help.value = true;
      }
    };
    addEventListener('keydown', onKeyDown);
    addEventListener('keydown', onKeyDown, true);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('keydown', onKeyDown, true);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- signals are read when a key is pressed
  }, [panel, hooks]);

  return (
    <PanelContext.Provider value={parts}>
      <main class="app">
        <h1 class="unseen">{t('Embed DevTools')}</h1>
        <Tabs />
        <Toolbar
          onClear={clear}
          onHelp={() => {
            help.value = true;
          }}
        />
        <Access />
        {hooks.banner?.()}
        {panel.preferences.value.timeline ? <Timeline /> : null}
        <Main panel={panel} />
        <StatusBar />
        <Menu />
        <Help open={help} />
        <LiveRegion />
      </main>
    </PanelContext.Provider>
  );
}

/** Some of the page is seen, and some is not: its rows alone would not tell. */
function Access() {
  const { panel, hooks } = usePanel();
  const { denied, opened, shown } = panel.store;
  const isPartial = opened.value === null && shown.value.session.documents.size > 0;
  return isPartial && hooks.onAllow ? (
    <AccessNotice denied={denied.value} onAllow={hooks.onAllow} />
  ) : null;
}

/** List and detail, side by side or one below the other as there is room. */
function Main({ panel }: { readonly panel: Panel }) {
  const element = useRef<HTMLDivElement>(null);
  const beside = useSignal(true);
  const tab = panel.navigation.tab.value;
  const isOpen = useComputed(
    () => panel.navigation.selected[panel.navigation.tab.value].value !== null,
  ).value;
  const { split } = panel.preferences.value;
  const List = LISTS[tab];

  useLayoutEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) beside.value = entry.contentRect.width >= WIDE;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [beside]);

  return (
    <div
      ref={element}
      id="tabpanel"
      role="tabpanel"
      aria-labelledby={`tab-${tab}`}
      class={`main ${beside.value ? 'main-beside' : 'main-below'}`}
      style={isOpen ? { '--split': `${split * 100}%` } : { '--split': '100%' }}
    >
      <div class="main-list" key={tab} data-view={tabLabel(tab)}>
        <List />
      </div>
      {isOpen ? (
        <>
          <Splitter
            share={split}
            beside={beside.value}
            onShare={(share) => panel.setPreferences({ split: share })}
          />
          <Details />
        </>
      ) : null}
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function focusFilter(): void {
  const box = document.getElementById('filter');
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}
