import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel, type RowAction } from './context';
import { Icon } from './Icon';

/** The context menu that is open, if one is. Closes itself and gives the focus back. */
export function Menu() {
  const { menu } = usePanel();
  const state = menu.value;
  const list = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);

  // At once: the next key is the menu's.
  useLayoutEffect(() => {
    if (state === null) return;
    before.current ??= document.activeElement;
    const element = list.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(state.x, innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(state.y, innerHeight - height - 4))}px`;
    items(element)[0]?.focus();
    const onPress = (event: Event) => {
      if (!(event.target instanceof window.Node && element.contains(event.target))) close();
    };
    addEventListener('pointerdown', onPress, true);
    addEventListener('blur', close);
    addEventListener('resize', close);
    return () => {
      removeEventListener('pointerdown', onPress, true);
      removeEventListener('blur', close);
      removeEventListener('resize', close);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `close` reads nothing that changes
  }, [state]);

  if (state === null) return null;

  function close(): void {
    menu.value = null;
    if (before.current instanceof HTMLElement) before.current.focus();
    before.current = null;
  }

  function run(item: RowAction): void {
    if (item.disabled) return;
    close();
    item.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const element = list.current;
    if (element === null) return;
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      return close();
    }
    const all = items(element);
    const at = all.findIndex((item) => item === document.activeElement);
    const item = state?.items[at];
    if (item !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      return run(item);
    }
    const next = target(event.key, at, all);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  }

  return (
    <div
      class="menu"
      role="menu"
      aria-label={state.label}
      tabIndex={-1}
      ref={list}
      onKeyDown={onKeyDown}
    >
      {state.items.map((item) => (
        <button
          key={item.id}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
          {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
          tabIndex={-1}
          aria-disabled={item.disabled ? true : undefined}
          title={item.disabled ?? undefined}
          onClick={() => run(item)}
        >
          <span class="menu-mark" aria-hidden="true">
            {item.icon === undefined ? (
              item.checked ? (
                '✓'
              ) : (
                ''
              )
            ) : (
              <Icon icon={item.icon} size={14} />
            )}
          </span>
          <span class="menu-label">{item.label}</span>
          {item.shortcut === undefined ? null : <kbd aria-hidden="true">{item.shortcut}</kbd>}
        </button>
      ))}
    </div>
  );
}

function items(menu: Element): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('button')];
}

/** Which item a key goes to: arrows, ends, or the next that begins with the letter. */
function target(key: string, at: number, all: readonly HTMLElement[]): number | undefined {
  const { length } = all;
  if (key === 'ArrowDown') return (at + 1) % length;
  if (key === 'ArrowUp') return (at - 1 + length) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  if (key.length !== 1 || key === ' ') return undefined;
  for (let step = 1; step <= length; step++) {
    const index = (at + step) % length;
    const label = all[index]?.querySelector('.menu-label')?.textContent ?? '';
    if (label.toLowerCase().startsWith(key.toLowerCase())) return index;
  }
  return undefined;
}
