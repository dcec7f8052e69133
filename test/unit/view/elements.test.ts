import { expect, it, vi } from 'vitest';
import { showInElements } from '@/entrypoints/panel/elements';
import { createSession, fold } from '@/lib/log/fold';
import { createMatcher } from '@/lib/protocols/match';
import { document } from '../session-file/events';

it.each([
  ['the page', -1, undefined],
  ['a frame whose parent is unknown', 0, { frameURL: 'https://agent.example/' }],
])('shows %s in its own document', (_, parentFrameId, options) => {
  const session = createSession(createMatcher([]));
  fold(session, document({ parentFrameId }));
  const shown = session.documents.get('agent');
  const evaluate = vi.fn();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of it as is used
  const devtools = { inspectedWindow: { eval: evaluate } } as unknown as typeof chrome.devtools;
  if (shown && devtools) showInElements(devtools, session, shown);
  expect(evaluate.mock.calls[0]?.[1]).toEqual(options);
});
