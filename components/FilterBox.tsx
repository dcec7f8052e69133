import { useComputed, useSignal } from '@preact/signals';
import { ListFilter, X } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import { t } from '@/lib/i18n';
import { complete } from '@/lib/view/completion';
import { fieldValues } from '@/lib/view/field-values';
import { usePanel } from './context';
import { Icon } from './Icon';

/** One box for every filter, with suggestions for fields and for the values that were seen. */
export function FilterBox() {
  const { panel } = usePanel();
  const { filterText, filter, range } = panel;
  const input = useRef<HTMLInputElement>(null);
  const caret = useSignal<number | null>(null);
  const active = useSignal(-1);
  const base = useId();
  const suggestions =
    caret.value === null
      ? []
      : complete(filterText.value, caret.value, (field) => fieldValues(panel, field));
  const isOpen = suggestions.length > 0;
  const { problems } = filter.value;
  const hidden = useComputed(
    () => panel.lists[panel.navigation.tab.value].result.value.hidden,
  ).value;

  function take(index: number): void {
    const suggestion = suggestions[index];
    if (suggestion === undefined) return;
    const { text, from, to } = suggestion;
    const done = text.endsWith(':') ? text : `${text} `;
    filterText.value = filterText.value.slice(0, from) + done + filterText.value.slice(to);
    const position = from + done.length;
    caret.value = position;
    active.value = -1;
    // After the value is in the box.
    requestAnimationFrame(() => input.current?.setSelectionRange(position, position));
  }

  function shut(): void {
    caret.value = null;
    active.value = -1;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (isOpen) return shut();
      if (filterText.value !== '') filterText.value = '';
      else document.querySelector<HTMLElement>('.grid')?.focus();
      return;
    }
    if (event.key === 'ArrowDown' && !isOpen) {
      event.preventDefault();
      if (filterText.value !== '') caret.value = input.current?.selectionStart ?? null;
      else document.querySelector<HTMLElement>('.grid')?.focus();
      return;
    }
    if (!isOpen) return;
    const { length } = suggestions;
    if (event.key === 'ArrowDown') active.value = (active.value + 1) % length;
    else if (event.key === 'ArrowUp') active.value = (active.value - 1 + length) % length;
    else if ((event.key === 'Enter' || event.key === 'Tab') && active.value >= 0)
      take(active.value);
    else if (event.key === 'Enter') shut();
    else return;
    event.preventDefault();
  }

  return (
    <div class="filter">
      <Icon icon={ListFilter} size={14} />
      <input
        ref={input}
        id="filter"
        type="text"
        role="combobox"
        class={problems.length > 0 ? 'filter-input filter-wrong' : 'filter-input'}
        aria-label={t('Filter')}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={`${base}-list`}
        aria-activedescendant={isOpen && active.value >= 0 ? `${base}-${active.value}` : undefined}
        aria-invalid={problems.length > 0}
        placeholder={t('Filter: text, type:token, -has:token, /regex/')}
        title={problems.join('\n') || t('Filter ({{shortcut}})', { shortcut: t('Ctrl+F or /') })}
        spellcheck={false}
        autocomplete="off"
        value={filterText.value}
        onInput={(event) => {
          filterText.value = event.currentTarget.value;
          caret.value = event.currentTarget.selectionStart;
          active.value = -1;
        }}
        onKeyDown={onKeyDown}
        onBlur={shut}
      />
      {range.value === null ? null : (
        <button
          type="button"
          class="chip"
          onClick={() => {
            range.value = null;
          }}
        >
          {t('Time range')}
          <Icon icon={X} size={12} />
        </button>
      )}
      {hidden === 0 ? null : (
        <span class="filter-hidden">{t('{{count}} hidden by the filter', { count: hidden })}</span>
      )}
      {filterText.value === '' ? null : (
        <button
          type="button"
          class="tool tool-small"
          aria-label={t('Clear filter')}
          onClick={() => {
            filterText.value = '';
            input.current?.focus();
          }}
        >
          <Icon icon={X} size={14} />
        </button>
      )}
      <div
        id={`${base}-list`}
        class="suggestions"
        role="listbox"
        aria-label={t('Suggestions')}
        hidden={!isOpen}
      >
        {suggestions.map((suggestion, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the box's
          <div
            key={suggestion.text}
            id={`${base}-${index}`}
            role="option"
            tabIndex={-1}
            class="suggestion"
            aria-selected={index === active.value}
            onMouseDown={(event) => {
              event.preventDefault();
              take(index);
            }}
          >
            {suggestion.text}
          </div>
        ))}
      </div>
    </div>
  );
}
