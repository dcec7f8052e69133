import type { BrowserName } from '../support/browser/types';
import type { Lab } from './lab';

/** One behaviour, in every browser. */
export interface Scenario {
  readonly title: string;
  /** Takes back what it changed, at its end: where it fails, its browser is ended anyway. */
  readonly run: (lab: Lab) => Promise<void>;
  /** Why a browser can't run it. */
  readonly not?: Partial<Record<BrowserName, string>>;
}
