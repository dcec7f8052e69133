import type { Signal } from '@preact/signals';
import { Copy } from 'lucide';
import type { MenuState, RowAction, Subject } from '@/components/context';
import { usePanel } from '@/components/context';
import { Icon } from '@/components/Icon';
import type { Acting } from '@/lib/act/acting';
import { t } from '@/lib/i18n';
import { copyActions, partiesOf, partyActions, replayActions, replayedOf } from './menus';

/** The buttons at the head of a row's details. */
export function Actions({
  acting,
  subject,
}: {
  readonly acting: Acting;
  readonly subject: Subject;
}) {
  const message = replayedOf(acting, subject);
  const parties = partiesOf(acting, subject);
  const buttons = [
    ...(message === null ? [] : replayActions(acting, message)),
    ...(parties === null ? [] : partyActions(acting, parties).slice(0, 2)),
  ];
  return (
    <>
      {buttons.map((action) => (
        <ActionButton key={action.id} action={action} />
      ))}
      <CopyMenu items={copyActions(acting, subject)} />
    </>
  );
}

/** A disabled action stays reachable by keyboard, so that its reason can be read. */
function ActionButton({ action }: { readonly action: RowAction }) {
  const { disabled = null } = action;
  return (
    <button
      type="button"
      class="button button-small"
      aria-disabled={disabled !== null}
      title={disabled ?? undefined}
      onClick={() => {
        if (disabled === null) action.run();
      }}
    >
      {action.icon === undefined ? null : <Icon icon={action.icon} size={14} />}
      {action.label}
    </button>
  );
}

function CopyMenu({ items }: { readonly items: readonly RowAction[] }) {
  const { menu } = usePanel();
  if (items.length === 0) return null;
  return (
    <button
      type="button"
      class="button button-small"
      aria-haspopup="menu"
      onClick={(event) => openBelow(menu, event.currentTarget, items)}
    >
      <Icon icon={Copy} size={14} />
      {t('Copy')}
    </button>
  );
}

function openBelow(
  menu: Signal<MenuState | null>,
  button: Element,
  items: readonly RowAction[],
): void {
  const { left: x, bottom: y } = button.getBoundingClientRect();
  menu.value = { label: t('Copy'), x, y, items };
}
