import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from '#imports';
import { download } from '@/components/download';
import { OptionsContext, type TabChoice } from '@/components/options/context';
import { OptionsView } from '@/components/options/OptionsView';
import { startPage } from '@/components/start-page';
import { t } from '@/lib/i18n';
import { ALL_SITES, followAllSites } from '@/lib/options/all-sites';
import { takeDraft } from '@/lib/options/draft';
import { createEdits } from '@/lib/options/edits';
import type { Options } from '@/lib/options/options';
import { speak } from '@/lib/options/speak';
import { readOptions, watchOptions } from '@/lib/options/stored';
import { watchTab } from './watch-tab';
import '@/components/style.css';
import '@/components/options/options.css';

async function tabs(): Promise<readonly TabChoice[]> {
  const open = await browser.tabs.query({});
  return open.flatMap(({ id, title, url }) =>
    id === undefined || !url || !/^https?:/.test(url) ? [] : [{ id, title: title || url }],
  );
}

async function start(): Promise<void> {
  const { permissions, storage } = browser;
  const options = signal(await readOptions(storage.sync));
  const allSites = await followAllSites(permissions);
  const said = signal('');
  const draft = signal(await takeDraft(storage.session));
  document.documentElement.lang = await speak(options.value.language, navigator.languages);

  storage.session.onChanged.addListener(() => {
    void takeDraft(storage.session).then((taken) => {
      if (taken) draft.value = taken;
    });
  });
  const edits = createEdits({
    area: storage.sync,
    first: options.value,
    show(next) {
      options.value = next;
      void speak(next.language, navigator.languages).then((tag) => {
        if (document.documentElement.lang === tag) return;
        document.documentElement.lang = tag;
        options.value = { ...options.value }; // to be said anew
      });
    },
  });
  watchOptions(storage, edits.changedElsewhere);

  async function change(changed: Partial<Options>): Promise<void> {
    try {
      await edits.change(changed);
      said.value = t('Saved.');
    } catch (error) {
      said.value = t('The browser did not store it: {{error}}', { error: String(error) });
    }
  }

  /** Chrome lets an extension give back only what it calls optional; its user may limit the rest. */
  async function limitSites(): Promise<void> {
    if (import.meta.env.FIREFOX) await permissions.remove(ALL_SITES);
    else await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
  }

  function Page() {
    const page = {
      options: options.value,
      change: (changed: Partial<Options>) => void change(changed),
      tabs,
      watchTab,
      saveFile: (name: string, text: string) => download(name, 'application/json', [text]),
      draft: draft.value,
      allSites: allSites.value,
      allowAllSites: () => void permissions.request(ALL_SITES),
      limitSites: () => void limitSites(),
    };
    return (
      <OptionsContext.Provider value={page}>
        <OptionsView said={said.value} />
      </OptionsContext.Provider>
    );
  }

  const root = document.querySelector('#options');
  if (root) render(<Page />, root);
}

startPage(start);
