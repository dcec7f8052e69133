import type { ReadonlySignal } from '@preact/signals';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { Session } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import type { Command } from '@/lib/wire';
import type { FavouriteStorage } from './favourites';

/** What acting needs of the view that it is in. Everything else is made from it (`acting.ts`). */
export interface ActContext {
  readonly shown: ReadonlySignal<{ readonly session: Session }>;
  /** What is recorded, whatever is shown: there the answer to a call arrives. */
  live(): Session;
  readonly handshakes: ReadonlySignal<readonly Handshake[]>;
  /** `Token.id`s that the user has revealed. */
  readonly revealed: ReadonlySignal<ReadonlySet<string>>;
  /** Those that are on. */
  definitions(): readonly Definition[];
  /** `null`: it was done; else why not. Never rejects. */
  do(command: Command): Promise<string | null>;
  copy(text: string): void;
  /** Asks the user for access to an origin, from within a click; whether there is access now. */
  allow(origin: string): Promise<boolean>;
  /** For key sets. Rejects in words. */
  fetchJson(url: string): Promise<unknown>;
  readonly storage: FavouriteStorage;
  /** ms since 1970. */
  now(): number;
}
