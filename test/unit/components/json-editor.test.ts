// @vitest-environment happy-dom
import { diagnosticCount, forceLinting, forEachDiagnostic } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { expect, it } from 'vitest';
import { createJsonEditor, type ValueProblem } from '@/components/json-editor';

const TEXT = '{"id": "a", "messages": [{"role": "shout"}]}';

/** What is marked in the text. */
async function marked(text: string, problems: readonly ValueProblem[]): Promise<string> {
  const parent = document.body.appendChild(document.createElement('div'));
  const editor = createJsonEditor({
    parent,
    text,
    label: 'A value',
    describedBy: () => undefined,
    check: () => problems,
    onChange: () => undefined,
  });
  const view = EditorView.findFromDOM(parent);
  if (view === null) throw new Error('no editor');
  forceLinting(view);
  await expect.poll(() => diagnosticCount(view.state)).toBe(1);
  let found = '';
  forEachDiagnostic(view.state, (_, from, to) => {
    found = `${from} ${view.state.sliceDoc(from, to)}`;
  });
  editor.destroy();
  parent.remove();
  return found;
}

it.each([
  ['messages.0.role', '34 "shout"'],
  ['messages.0.match', '25 {'],
  ['messages.7', '24 ['],
  ['', '0 {'],
])('marks what is wrong at "%s"', async (path, place) => {
  expect(await marked(TEXT, [{ path, message: 'wrong' }])).toBe(place);
});

it('marks where a text is no JSON, whatever is wrong beside', async () => {
  expect(await marked('{"a": }', [{ path: 'a', message: 'wrong' }])).toBe('6 }');
});
