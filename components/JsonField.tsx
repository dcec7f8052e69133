import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { JsonEditor, ValueProblem } from './json-editor';

/** What the text area must carry, so that label and error belong to it. */
export interface JsonControl {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

/**
 * JSON to be edited: CodeMirror as soon as it is loaded, until then (and where it can't be loaded)
 * a plain text area.
 */
export function JsonField({
  label,
  text,
  control,
  rows = 10,
  check,
  onInput,
}: {
  readonly label: string;
  readonly text: string;
  readonly control: JsonControl;
  /** Of the plain text area. */
  readonly rows?: number;
  /** What is wrong with a text that is JSON. */
  readonly check?: (text: string) => readonly ValueProblem[];
  readonly onInput: (text: string) => void;
}) {
  const describedBy = control['aria-describedby'];
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<JsonEditor | null>(null);
  const latestRef = useRef({ text, describedBy, check, onInput });
  const [loaded, setLoaded] = useState(false);

  useLayoutEffect(() => {
    latestRef.current = { text, describedBy, check, onInput };
  });

  useEffect(() => {
    let gone = false;
    void import('./json-editor').then(
      ({ createJsonEditor }) => {
        if (gone || place.current === null) return;
        editor.current = createJsonEditor({
          parent: place.current,
          text: latestRef.current.text,
          label,
          describedBy: () => latestRef.current.describedBy,
          check: (next) => latestRef.current.check?.(next) ?? [],
          onChange: (next) => latestRef.current.onInput(next),
        });
        setLoaded(true);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      editor.current?.destroy();
      editor.current = null;
    };
  }, [label]);

  // With the picture, not after it: a text of a moment ago would take back what was typed since.
  useLayoutEffect(() => editor.current?.setText(text), [text]);

  return (
    <>
      <div ref={place} class="json-editor" hidden={!loaded} />
      {loaded ? null : (
        <textarea
          {...control}
          class="act-input json-editor code"
          rows={rows}
          spellcheck={false}
          value={text}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </>
  );
}
