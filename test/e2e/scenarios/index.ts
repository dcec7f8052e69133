import type { Scenario } from '../scenario';
import { badgeAndPopup } from './badge-and-popup';
import { happyPath } from './happy-path';
import { life } from './life';
import { switches } from './switches';

/** Everything that is proven in real browsers, cheap and basic first. */
export const scenarios: readonly Scenario[] = [
  ...happyPath,
  ...badgeAndPopup,
  ...switches,
  ...life,
];
