import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, linter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import { findJsonProblem } from '@/lib/act/json-error';

/** Keys, texts, numbers and words in the panel's own colours. */
const words = new MatchDecorator({
  regexp: /("(?:[^"\\\n]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g,
  decoration: ([word, text, colon]) => {
    if (text !== undefined) return colon === undefined ? mark('text') : mark('key');
    return mark(/^[tfn]/.test(word) ? 'word' : 'number');
  },
});

function mark(kind: 'key' | 'text' | 'number' | 'word'): Decoration {
  return Decoration.mark({ class: `act-json-${kind}` });
}

const colours = ViewPlugin.define(
  (view): { decorations: DecorationSet; update: (update: ViewUpdate) => void } => ({
    decorations: words.createDeco(view),
    update(update) {
      this.decorations = words.updateDeco(update, this.decorations);
    },
  }),
  { decorations: ({ decorations }) => decorations },
);

const look = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--ground)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    color: 'var(--faint)',
    backgroundColor: 'var(--surface)',
    borderRight: '1px solid var(--line)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--selected)' },
  '.cm-tooltip': { color: 'var(--text)', backgroundColor: 'var(--raised)' },
});

export interface JsonEditorOptions {
  readonly parent: Element;
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
}

/**
 * CodeMirror for JSON. Loaded only when somebody edits. Tab leaves it, as it leaves every field, so
 * that the keyboard is not caught in it.
 */
export function createJsonEditor({ parent, text, label, onChange }: JsonEditorOptions) {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      lineNumbers(),
      history(),
      indentOnInput(),
      bracketMatching(),
      json(),
      colours,
      lintGutter(),
      linter(({ state }) => diagnosticsOf(state.doc.toString()), { delay: 150 }),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
      look,
    ],
  });
  return {
    destroy: () => view.destroy(),
    /** Puts another text in, where it is another. */
    setText(next: string) {
      const { doc } = view.state;
      if (doc.toString() !== next)
        view.dispatch({ changes: { from: 0, to: doc.length, insert: next } });
    },
  };
}

export type JsonEditor = ReturnType<typeof createJsonEditor>;

function diagnosticsOf(text: string) {
  const problem = findJsonProblem(text);
  if (problem === null) return [];
  const from = Math.min(problem.offset, text.length);
  const to = Math.min(from + 1, text.length);
  return [{ from, to, severity: 'error' as const, message: problem.reason }];
}
