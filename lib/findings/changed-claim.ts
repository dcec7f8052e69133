import { t } from '@/lib/i18n';
import type { Token } from '@/lib/tokens/token';
import { claimText } from './claims';

/** The first of these claims that both tokens have, if it differs, as a fact: `sub user-1 → user-2`. */
export function changedClaim(
  old: Token | null,
  next: Token | null,
  claims: readonly string[],
): string | null {
  for (const claim of claims) {
    const before = claimText(old, claim);
    const after = claimText(next, claim);
    if (before === null || after === null) continue;
    return before === after
      ? null
      : t('{{claim}} {{before}} → {{after}}', { claim, before, after });
  }
  return null;
}
