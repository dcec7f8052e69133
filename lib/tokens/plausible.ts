const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i;
const VERSION = /^v?\d+(?:\.\d+)+(?:[-+][\w.]+)?$/i;
const DATE = /^\d{4}-\d{2}-\d{2}/;
const WORDS = /^(?:[A-Z][A-Z_:.-]*|[a-z][a-z_:./-]*)$/;

/**
 * May this text be an opaque token, given that its field's name says so? `specific`: the name is
 * used for little else (`access_token`), so that UUIDs and hashes count too.
 */
export function isPlausibleToken(text: string, specific: boolean): boolean {
  if (text.length < (specific ? 12 : 16) || text.length > 8_192) return false;
  if (!/^[\x21-\x7e]+$/.test(text)) return false;
  if (/^[[{<"(]/.test(text) || text.includes('://')) return false;
  if (/^[\d.:,-]+$/.test(text) || VERSION.test(text) || DATE.test(text) || WORDS.test(text))
    return false;
  if (!specific && (UUID.test(text) || HASH.test(text))) return false;
  return new Set(text).size >= 8;
}
