import { formsOf, hideKnown } from '@/lib/log/known-tokens';
import type { MessageRow, Session } from '@/lib/log/session';
import { findTokens } from '@/lib/tokens/find';
import { maskToken, tokenId } from '@/lib/tokens/mask';
import { withoutQuery } from '@/lib/url-parts';
import type { FoundToken } from '@/lib/tokens/token';

/** Puts masks in place of the tokens in a text that is shown or copied; `enough` characters of it do. */
export type Hide = (text: string, path?: string, enough?: number) => string;

const NONE: ReadonlySet<string> = new Set();

type Secret = Pick<FoundToken, 'value' | 'path'>;

/** The text's own secrets, then every other token of the session. */
function hideAll(session: Session, own: readonly Secret[], revealed: ReadonlySet<string>): Hide {
  const hideOthers = hideKnown(session, revealed);
  return (text, path, enough) => {
    let shown = text;
    for (const { value, path: place } of own) {
      const mask = maskToken(value);
      const before = shown;
      for (const form of formsOf(value, shown.length > value.length))
        if (shown.includes(form)) shown = shown.replaceAll(form, mask);
      // In another coat (JSON in a text) it is not to be found by its value: the whole leaf goes.
      if (shown === before && path !== undefined && isAt(place, path)) shown = mask;
    }
    return hideOthers(shown, enough);
  };
}

function isAt(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}.@`);
}

/** For a message's payload. */
export function hideInMessage(
  session: Session,
  row: MessageRow,
  revealed: ReadonlySet<string>,
): Hide {
  const own = (row.mark?.tokens ?? []).filter((_, index) => !revealed.has(row.tokens[index] ?? ''));
  return hideAll(session, own, revealed);
}

/** For any other text that pages made: an address, what a frame's element says. */
export function hideInText(session: Session, text: string, revealed: ReadonlySet<string>): string {
  const found = [...findTokens(text), ...session.matcher.url(text)];
  const own = new Map(found.map((token) => [token.value, token]));
  const hidden = [...own.values()].filter(({ value }) => !revealed.has(tokenId(value)));
  return hideAll(session, hidden, revealed)(text, '$');
}

/** An address for a line of its own: without query and fragment, and without the tokens in its path. */
export function shownUrl(
  session: Session,
  url: string,
  revealed: ReadonlySet<string> = NONE,
): string {
  return hideInText(session, withoutQuery(url), revealed);
}

/** An address for a sentence: its host and path. */
export function shownPlace(session: Session, url: string): string {
  return shownUrl(session, url)
    .replace(/^[a-z][\w+.-]*:\/\/(?:[^/]*@)?/i, '')
    .slice(0, 80);
}
