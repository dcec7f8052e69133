import { t } from '@/lib/i18n';
import { isPlausibleToken } from '@/lib/tokens/plausible';
import type { StoredEvent } from '@/lib/log/event';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule, RuleInput } from '@/lib/findings/rule';

const NAMED = /refresh/i;
/** `refresh_token_expires_at`, `tokenRefreshedAt`, `refreshUrl` … hold none. */
const ABOUT =
  /(?:ed|[_-]?(?:at|on|in|time|date|expir\w*|ttl|ur[il]|endpoint|interval|type|count))$/i;
const INSIDE = /"refresh_?token"\s*:\s*"[^"]{8,}"/i;
const SHORTEST = 8;

/** A refresh token lies where page script reads it: localStorage, sessionStorage, a cookie without HttpOnly. */
export const refreshTokenStored: Rule = {
  id: 'refresh-token-stored',
  check(input) {
    const found = new Map<string, Finding>();
    for (const item of input.session.stored) {
      const key = `${item.documentId} ${item.where} ${item.key}`;
      if (!found.has(key) && isRefresh(item, input)) found.set(key, tell(key, item, input));
    }
    return [...found.values()];
  },
};

function isRefresh({ key, value }: StoredEvent, { session }: RuleInput): boolean {
  if (value.length < SHORTEST) return false;
  if (INSIDE.test(value)) return true;
  if (NAMED.test(key) && !ABOUT.test(key) && isPlausibleToken(value, true)) return true;
  for (const token of session.tokens.values())
    if (token.use === 'refresh' && value.includes(token.value)) return true;
  return false;
}

function tell(subject: string, item: StoredEvent, { look }: RuleInput): Finding {
  const name = look.name(item.documentId);
  const values = { name, key: item.key.slice(0, 80) };
  return report(subject, {
    rule: 'refresh-token-stored',
    category: 'security',
    severity: 'error',
    title: titleOf(item.where, values),
    why: t(
      'Any script that runs in this origin can read it and keep the session for as long as the refresh token lives: one injected script is enough.',
    ),
    mend: t(
      'Keep it on the host’s server, or in a cookie with HttpOnly, Secure and SameSite. Remove the stored one and revoke it.',
    ),
    at: item.at,
    documentId: item.documentId,
    facts: [item.key.slice(0, 80)],
    links: [rfc(9700, '4.14'), rfc(6749, '10.4')],
  });
}

function titleOf(
  where: StoredEvent['where'],
  values: { readonly name: string; readonly key: string },
): string {
  switch (where) {
    case 'localStorage':
      return t('A refresh token is in localStorage of {{name}} (“{{key}}”)', values);
    case 'sessionStorage':
      return t('A refresh token is in sessionStorage of {{name}} (“{{key}}”)', values);
    case 'cookie':
      return t(
        'A refresh token is in a cookie that scripts of {{name}} can read (“{{key}}”)',
        values,
      );
    default:
      return where satisfies never;
  }
}
