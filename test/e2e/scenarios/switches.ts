import type { FaultId } from '@/demo/faults';
import type { Scenario } from '../scenario';

/** What each switch of the demo leads to in the list of handshakes. */
const STATES: readonly (readonly [FaultId, state: string])[] = [
  ['no-answer', 'unanswered'],
  ['wrong-type', 'unanswered'],
  ['wrong-field', 'unanswered'],
  ['wrong-frame', 'unanswered'],
  ['pushes', 'pushed'],
  ['answers-twice', 'adopted'],
  ['closed-shadow', 'adopted'],
  ['sandboxed', 'adopted'],
  ['nested', 'adopted'],
  ['written', 'adopted'],
];

export const switches: readonly Scenario[] = STATES.map(([fault, state]) => ({
  title: `calls a refresh ${state} in the demo with ${fault}`,
  async run({ demo, inspect }) {
    const { panel } = await inspect(demo.url({ fault, life: 2, patience: 1500 }));
    await panel.waitForRow('Handshakes', state);
  },
}));
