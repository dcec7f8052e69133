import type { Scenario } from '../scenario';
import { access } from './access';
import { acting } from './acting';
import { badgeAndPopup } from './badge-and-popup';
import { endpoint } from './endpoint';
import { findings } from './findings';
import { hands } from './hands';
import { happyPath } from './happy-path';
import { life } from './life';
import { sessions } from './sessions';
import { traffic } from './traffic';
import { vendors } from './vendors';

/** Everything that is proven in real browsers, cheap and basic first. */
export const scenarios: readonly Scenario[] = [
  ...happyPath,
  ...badgeAndPopup,
  ...findings,
  ...acting,
  ...endpoint,
  ...vendors,
  ...traffic,
  ...hands,
  ...sessions,
  ...access,
  ...life,
];
