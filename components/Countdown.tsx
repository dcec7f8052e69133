import { useComputed } from '@preact/signals';
import { t } from '@/lib/i18n';
import { remaining, tokenState } from '@/lib/tokens/state';
import type { Token } from '@/lib/tokens/token';
import { formatSeconds } from '@/lib/view/format';
import { TOKEN_TONES, tokenStateLabel } from '@/lib/view/labels';
import { usePanel } from './context';
import { State } from './State';

/** How long a token still lives. The text node alone changes, once a second, while it is in sight. */
export function Countdown({ token }: { readonly token: Token }) {
  const { clock } = usePanel().panel.store;
  const text = useComputed(() => {
    const left = remaining(token, clock.value);
    if (left === null) return '–';
    return left >= 0
      ? formatSeconds(left)
      : t('{{duration}} ago', { duration: formatSeconds(-left) });
  });
  return <span class="number">{text}</span>;
}

export function TokenStateMark({ token }: { readonly token: Token }) {
  const { store, expiringMs } = usePanel().panel;
  const state = useComputed(() => tokenState(token, store.clock.value, expiringMs())).value;
  return <State tone={TOKEN_TONES[state]} text={tokenStateLabel(state)} />;
}
