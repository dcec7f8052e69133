import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, ensureSyntaxTree, indentOnInput } from '@codemirror/language';
import { type Diagnostic, diagnosticCount, lintGutter, linter } from '@codemirror/lint';
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
  return Decoration.mark({ class: `json-${kind}` });
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
  '&.cm-focused': { outline: 'none' },
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

/** What is wrong with a value, though it is JSON. */
export interface ValueProblem {
  /** As in `messages.0.match`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

export interface JsonEditorOptions {
  readonly parent: Element;
  readonly text: string;
  readonly label: string;
  /** The id of what says more about it, if something does. */
  readonly describedBy: () => string | undefined;
  /** Asked about JSON alone. */
  readonly check: (text: string) => readonly ValueProblem[];
  readonly onChange: (text: string) => void;
}

/**
 * CodeMirror for JSON. Loaded only when somebody edits. Tab leaves it, as it leaves every field, so
 * that the keyboard is not caught in it.
 */
export function createJsonEditor(options: JsonEditorOptions) {
  const { parent, text, label, describedBy, check, onChange } = options;
  const attributesOf = (state: EditorState): Record<string, string> => {
    const note = describedBy();
    return {
      'aria-label': label,
      'aria-invalid': String(diagnosticCount(state) > 0),
      ...(note === undefined ? {} : { 'aria-describedby': note }),
      spellcheck: 'false',
    };
  };
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
      linter(({ state }) => diagnosticsOf(state, check), { delay: 150 }),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of(({ state }) => attributesOf(state)),
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

type SyntaxNode = NonNullable<ReturnType<typeof ensureSyntaxTree>>['topNode'];

function diagnosticsOf(
  state: EditorState,
  check: JsonEditorOptions['check'],
): readonly Diagnostic[] {
  const text = state.doc.toString();
  const problem = findJsonProblem(text);
  if (problem === null)
    return check(text).map(({ path, message }) => ({
      ...placeOf(state, path),
      severity: 'error',
      message,
    }));
  const from = Math.min(problem.offset, text.length);
  const to = Math.min(from + 1, text.length);
  return [{ from, to, severity: 'error', message: problem.reason }];
}

/** Where the value at `path` stands; what lacks a field stands for it, by its opening bracket. */
function placeOf(state: EditorState, path: string): { readonly from: number; readonly to: number } {
  let value = ensureSyntaxTree(state, state.doc.length, 50)?.topNode.firstChild ?? null;
  for (const step of path === '' ? [] : path.split('.')) {
    const next = value === null ? null : childAt(state, value, step);
    if (next === null) break;
    value = next;
  }
  if (value === null) return { from: 0, to: 0 };
  const { from, to, firstChild } = value;
  return { from, to: firstChild === null ? to : from + 1 };
}

function childAt(state: EditorState, value: SyntaxNode, step: string): SyntaxNode | null {
  if (value.name === 'Array')
    return childrenOf(value).filter(({ name }) => /^\w/.test(name))[Number(step)] ?? null;
  const property = childrenOf(value).find(({ name, firstChild }) => {
    if (name !== 'Property' || firstChild === null) return false;
    return state.sliceDoc(firstChild.from, firstChild.to) === JSON.stringify(step);
  });
  return property?.lastChild ?? null;
}

function childrenOf(value: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = value.firstChild; child !== null; child = child.nextSibling)
    children.push(child);
  return children;
}
