import { t } from '@/lib/i18n';
import { claimMeaning } from '@/lib/tokens/claims';
import type { Token } from '@/lib/tokens/token';
import { formatDate } from './format';

export interface ClaimRow {
  readonly name: string;
  readonly value: string;
  /** What the registered claim means; `null` for one's own. */
  readonly meaning: string | null;
  /** The moment that it says, in the reader's time; `null` where it says none. */
  readonly date: string | null;
}

export interface ChangedClaim {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changed: boolean;
}

const DATES: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at']);
const MOST_CLAIMS = 200;
const MOST_TEXT = 2_000;

export function claimRows(claims: Readonly<Record<string, unknown>>): readonly ClaimRow[] {
  return Object.entries(claims)
    .slice(0, MOST_CLAIMS)
    .map(([name, value]) => ({
      name,
      value: claimText(value),
      meaning: claimMeaning(name),
      date: dateOf(name, value),
    }));
}

/** Both tokens' claims side by side, in the order of the new one. */
export function compareClaims(before: Token | null, after: Token | null): readonly ChangedClaim[] {
  const old = facts(before);
  const now = facts(after);
  return [...new Set([...now.keys(), ...old.keys()])].slice(0, MOST_CLAIMS).map((name) => {
    const was = old.get(name) ?? null;
    const is = now.get(name) ?? null;
    return {
      name,
      before: was,
      after: is,
      changed: before !== null && after !== null && was !== is,
    };
  });
}

function facts(token: Token | null): ReadonlyMap<string, string> {
  if (token === null) return new Map();
  if (token.jwt === null)
    return new Map(
      token.expiresAt === null ? [] : [[t('expires'), formatDate(token.expiresAt)] as const],
    );
  return new Map(
    Object.entries(token.jwt.claims).map(
      ([name, value]) => [name, dateOf(name, value) ?? claimText(value)] as const,
    ),
  );
}

function dateOf(name: string, value: unknown): string | null {
  return DATES.has(name) && typeof value === 'number' && Number.isFinite(value)
    ? formatDate(value * 1000)
    : null;
}

function claimText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)}…`;
}
