import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Node } from '@/lib/capture/node';
import { rowForKey } from '@/lib/view/grid-keys';
import type { Hide } from '@/lib/view/secrets';
import { type Folding, type TreeLine, toggleLine, treeLines } from '@/lib/view/tree';
import { useCopy } from './use-copy';

interface TreeProps {
  readonly label: string;
  readonly root: Node;
  /** Masks what must not be seen, in keys and values. */
  readonly hide: Hide;
}

/** Any recorded value as a tree of lines: arrow keys move, open and shut; Ctrl+C copies the value of a line. */
export function Tree({ label, root, hide }: TreeProps) {
  const folding = useSignal<Folding>(new Map());
  const active = useSignal(0);
  const base = useId();
  const element = useRef<HTMLDivElement>(null);
  const lines = treeLines(root, folding.value);
  const at = Math.min(active.value, lines.length - 1);

  function toggle(line: TreeLine): void {
    folding.value = toggleLine(folding.value, line);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lines[at];
    const next =
      line === undefined
        ? null
        : (step(event.key, line) ?? rowForKey(event.key, at, lines.length, 10));
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    active.value = next;
    document.getElementById(`${base}-${next}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** Enter, space, and left and right as the tree pattern has them. */
  function step(key: string, line: TreeLine): number | null {
    const opens = line.open === false && (key === 'ArrowRight' || key === 'Enter' || key === ' ');
    const shuts = line.open === true && (key === 'ArrowLeft' || key === 'Enter' || key === ' ');
    if (opens || shuts || (line.more && (key === 'Enter' || key === ' '))) {
      toggle(line);
      return at;
    }
    if (key === 'ArrowRight') return line.open === true ? at + 1 : at;
    if (key !== 'ArrowLeft') return null;
    const parent = lines.findLastIndex((other, index) => index < at && other.level < line.level);
    return Math.max(0, parent);
  }

  useCopy(element, () => {
    const line = lines[at];
    return line === undefined ? null : hide(line.text, line.path);
  });

  return (
    <div
      ref={element}
      class="tree"
      role="tree"
      aria-label={label}
      aria-activedescendant={`${base}-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {lines.map((line, index) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the tree's
        <div
          key={line.path}
          id={`${base}-${index}`}
          class="tree-line"
          role="treeitem"
          tabIndex={-1}
          aria-level={line.level}
          aria-expanded={line.open ?? undefined}
          aria-selected={index === at}
          style={{ '--level': line.level - 1 }}
          onClick={() => {
            active.value = index;
            if (getSelection()?.isCollapsed !== false) toggle(line);
          }}
        >
          <span
            class={
              line.open === null ? 'twist' : line.open ? 'twist twist-open' : 'twist twist-shut'
            }
          />
          {line.key === null ? null : <span class="tree-key">{hide(line.key)}</span>}
          <span class={`tree-value tree-${line.tone}`}>{hide(line.text, line.path)}</span>
        </div>
      ))}
    </div>
  );
}
