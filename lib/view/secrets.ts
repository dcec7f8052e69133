import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, Session } from '@/lib/log/session';
import { base64Cores } from '@/lib/session-file/base64';
import { findTokens } from '@/lib/tokens/find';
import { maskToken, tokenId } from '@/lib/tokens/mask';
import type { FoundToken, Token } from '@/lib/tokens/token';

/** Puts masks in place of the tokens in a text that is shown or copied. */
export type Hide = (text: string, path?: string) => string;

type Secret = Pick<FoundToken, 'value'> & { readonly path?: string };

function hideAll(secrets: readonly Secret[]): Hide {
  return (text, path) => {
    let shown = text;
    for (const { value, path: place } of secrets) {
      const mask = maskToken(value);
      const before = shown;
      for (const form of formsOf(value, shown.length))
        if (form !== '' && shown.includes(form)) shown = shown.replaceAll(form, mask);
      // In another coat (JSON in a text) it is not to be found by its value: the whole leaf goes.
      if (shown === before && path !== undefined && isAt(place, path)) shown = mask;
    }
    return shown;
  };
}

/** As it may stand in a text of this length: plain, percent-encoded, in base64 of either alphabet. */
function formsOf(value: string, room: number): readonly string[] {
  const cores = room > value.length ? base64Cores(value).filter((core) => core.length >= 8) : [];
  const urlSafe = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  return [value, encodeURIComponent(value.toWellFormed()), ...cores, ...urlSafe];
}

function isAt(place: string | undefined, path: string): boolean {
  return place !== undefined && (place === path || place.startsWith(`${path}.@`));
}

/** For a message's payload. */
export function hideInMessage(row: MessageRow, revealed: ReadonlySet<string>): Hide {
  return hideAll(
    (row.mark?.tokens ?? []).filter((_, index) => !revealed.has(row.tokens[index] ?? '')),
  );
}

/** For a document's address. */
export function hideInUrl(
  session: Session,
  documentId: DocumentId,
  revealed: ReadonlySet<string>,
): Hide {
  const secrets: Token[] = [];
  for (const token of session.tokens.values()) {
    if (revealed.has(token.id)) continue;
    if (token.sightings.some((seen) => seen.in === 'url' && seen.documentId === documentId))
      secrets.push(token);
  }
  return hideAll(secrets);
}

/** A text of a frame's element without the tokens in it: pages hand data over in names. */
export function hideInText(text: string, revealed: ReadonlySet<string>): string {
  const secrets = findTokens(text).filter(({ value }) => !revealed.has(tokenId(value)));
  return hideAll(secrets)(text, '$');
}
