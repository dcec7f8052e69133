import type { Scenario } from '../scenario';
import { access } from './access';
import { accessibility } from './accessibility';
import { acting } from './acting';
import { badgeAndPopup } from './badge-and-popup';
import { crashes } from './crashes';
import { crowds } from './crowds';
import { endpoint } from './endpoint';
import { farAway } from './far-away';
import { faults } from './faults';
import { findings } from './findings';
import { hands } from './hands';
import { happyPath } from './happy-path';
import { hostile } from './hostile';
import { keyboard } from './keyboard';
import { life } from './life';
import { loads } from './loads';
import { navigations } from './navigations';
import { options } from './options';
import { sessions } from './sessions';
import { traffic } from './traffic';
import { unknown } from './unknown';
import { unnoticed } from './unnoticed';
import { vendors } from './vendors';

/** Everything that is proven in real browsers, cheap and basic first. */
export const scenarios: readonly Scenario[] = [
  ...happyPath,
  ...badgeAndPopup,
  ...findings,
  ...farAway,
  ...acting,
  ...endpoint,
  ...vendors,
  ...unknown,
  ...traffic,
  ...hands,
  ...sessions,
  ...keyboard,
  ...options,
  ...accessibility,
  ...access,
  ...unnoticed,
  ...navigations,
  ...faults,
  ...loads,
  ...hostile,
  ...crowds,
  ...crashes,
  ...life,
];
