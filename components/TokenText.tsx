import { maskToken } from '@/lib/tokens/mask';
import type { Token } from '@/lib/tokens/token';
import { usePanel } from './context';

/** A token as its mask, or in full once the user has revealed it. */
export function TokenText({ token }: { readonly token: Token }) {
  const isRevealed = usePanel().panel.revealed.value.has(token.id);
  return (
    <code class={isRevealed ? 'token token-bare' : 'token'}>
      {isRevealed ? token.value : maskToken(token.value)}
    </code>
  );
}
