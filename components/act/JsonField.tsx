import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldControl } from './Field';
import type { JsonEditor } from './json-editor';

/**
 * JSON to be edited: CodeMirror as soon as it is loaded, until then (and where it can't be loaded)
 * a plain text area.
 */
export function JsonField({
  label,
  text,
  control,
  onInput,
}: {
  readonly label: string;
  readonly text: string;
  readonly control: FieldControl;
  readonly onInput: (text: string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<JsonEditor | null>(null);
  const latestRef = useRef({ text, onInput });
  const [loaded, setLoaded] = useState(false);

  useLayoutEffect(() => {
    latestRef.current = { text, onInput };
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

  useEffect(() => editor.current?.setText(text), [text]);

  return (
    <>
      <div ref={place} class="act-editor" hidden={!loaded} />
      {loaded ? null : (
        <textarea
          {...control}
          class="act-input act-editor code"
          rows={10}
          spellcheck={false}
          value={text}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </>
  );
}
