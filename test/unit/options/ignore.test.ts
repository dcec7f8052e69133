import { signal } from '@preact/signals';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, expect, it } from 'vitest';
import { createHooks } from '@/entrypoints/panel/hooks';
import { report } from '@/lib/findings/report';
import { defaultSettings } from '@/lib/findings/settings';

beforeEach(() => fakeBrowser.reset());

it('leaves a threshold as it was changed elsewhere when a finding is ignored', async () => {
  const { sync } = fakeBrowser.storage;
  await sync.set({ settings: { ...defaultSettings(), unansweredMs: 7_500 } });
  const written: Promise<unknown>[] = [];
  const parts = {
    connection: {},
    panel: { store: { page: signal('https://a.example/page') } },
    acting: { reportFailure: (work: Promise<unknown>) => void written.push(work) },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of it as is used
  const hooks = createHooks(parts as unknown as Parameters<typeof createHooks>[0]);
  const finding = { rule: 'loop', severity: 'error', title: '', why: '', mend: '', at: 1 } as const;
  hooks.onIgnore?.(report('x', finding));
  await Promise.all(written);
  expect((await sync.get('settings'))['settings']).toMatchObject({
    unansweredMs: 7_500,
    ignored: { 'https://a.example': ['loop'] },
  });
});
