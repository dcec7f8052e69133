/** The version that `saveSession` writes; `upgrade.ts` brings older ones here. */
export const FORMAT_VERSION = 1;
export const FORMAT_NAME = 'embed-devtools-session';

/** What a session file says of itself. */
export interface About {
  /** ms since 1970. */
  readonly savedAt: number;
  /** Whoever saved it, as they wished to be called; may be empty. */
  readonly savedBy: string;
  /** The address of the tab's page. */
  readonly page: string;
  /** Name and version, such as `Chromium 156`. */
  readonly browser: string;
  /** Version of Embed DevTools. */
  readonly extension: string;
  readonly note: string;
  readonly tokens: 'masked' | 'full';
  /** Whether the claims of masked JWTs were kept; of no meaning where tokens are `full`. */
  readonly claims: 'kept' | 'dropped';
}
