import { expect } from 'vitest';
import type { Scenario } from '../scenario';
import { rulesIn } from '../steps';

/** Pages with the vendors' real SDKs: where they are, what is told of their handshake, and how it ends. */
const VENDORS: readonly (readonly [page: string, vendor: string, state: string])[] = [
  ['superset', 'Superset', 'pushed'],
  ['looker', 'Looker', 'answered'],
  ['teams', 'Teams', 'answered'],
  ['monday', 'monday', 'answered'],
  ['monday?refuses', 'monday', 'refused'],
];

export const vendors: readonly Scenario[] = VENDORS.map(([path, vendor, state]) => ({
  title: `calls a handshake of the real SDK of ${path} ${state}`,
  async run({ demo, inspect }) {
    const { panel } = await inspect(`${demo.host}/vendors/${path}`);
    await panel.waitForRow('Handshakes', vendor, state);
    await panel.openTab('Findings');
    expect(await rulesIn(panel)).toEqual(state === 'refused' ? ['refused'] : []);
  },
}));
