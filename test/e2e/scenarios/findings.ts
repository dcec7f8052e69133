import { expect } from 'vitest';
import type { FaultId } from '@/demo/faults';
import { until } from '../../support/browser/remote';
import type { Scenario } from '../scenario';
import { rulesIn } from '../steps';

/** What each switch of the demo is diagnosed as: the finding, and the handshake's state. */
const DIAGNOSES: readonly (readonly [fault: FaultId, rule: string, state?: string])[] = [
  ['no-answer', 'never-answered', 'unanswered'],
  ['late-answer', 'answered-late'],
  ['wrong-type', 'near-miss-type', 'unanswered'],
  ['wrong-field', 'near-miss-field', 'unanswered'],
  ['same-token', 'same-token'],
  ['expired-token', 'already-expired'],
  ['other-user', 'other-subject', 'adopted'],
  ['other-audience', 'other-audience'],
  ['other-issuer', 'other-issuer'],
  ['not-longer', 'not-longer'],
  ['answers-twice', 'answered-twice', 'adopted'],
  ['wrong-frame', 'wrong-frame'],
  ['refuses', 'refused', 'refused'],
  ['pushes', 'pushed-without-need', 'pushed'],
  ['not-posted', 'not-posted', 'unanswered'],
  ['service-400', 'endpoint-failed'],
  ['service-401', 'endpoint-failed'],
  ['service-403', 'endpoint-failed'],
  ['service-500', 'endpoint-failed'],
  ['asks-in-loop', 'asked-in-loop'],
  ['asks-early', 'asked-early'],
  ['asks-late', 'asked-late'],
  ['never-asks', 'expired-not-asked'],
  ['ignores-answer', 'not-adopted'],
  ['wrong-key', 'new-token-refused'],
  ['issued-in-future', 'clock-skew'],
  ['life-lies', 'life-differs'],
  ['alg-none', 'alg-none'],
  ['refresh-token-in-message', 'refresh-token-in-message'],
  ['refresh-token-in-url', 'refresh-token-in-url'],
  ['refresh-token-in-local-storage', 'refresh-token-stored'],
  ['refresh-token-in-session-storage', 'refresh-token-stored'],
  ['refresh-token-in-cookie', 'refresh-token-stored'],
  ['refresh-in-browser', 'refresh-in-browser'],
  ['undocumented-parameter', 'token-in-query'],
  ['stranger', 'stranger-answered'],
  ['third-reader', 'third-reader'],
  ['foreign-message', 'foreign-message'],
];

/** s: what is early depends on the life. */
const LIVES: Partial<Record<FaultId, number>> = {
  'not-longer': 20,
  pushes: 600,
  'asks-early': 600,
};

/** What must not be called a fault. */
const CLEAN: readonly (readonly [title: string, settings: Record<string, string>])[] = [
  ['the happy path', {}],
  ['a lot of other traffic', { fault: 'noise' }],
  ['two agents at once', { agents: 'chatzy,cekura', life: '6' }],
  ['an iframe in a closed shadow root', { fault: 'closed-shadow' }],
  ['a sandboxed iframe, whose origin is "null"', { fault: 'sandboxed' }],
  ['an iframe inside another site’s iframe', { fault: 'nested' }],
  ['an iframe that document.write filled', { fault: 'written' }],
];

const diagnoses: readonly Scenario[] = DIAGNOSES.map(([fault, rule, state]) => ({
  title: `${fault} is found as ${rule} and as nothing else`,
  async run({ demo, inspect }) {
    const life = LIVES[fault] ?? 3;
    const { panel } = await inspect(
      demo.url({ fault, life, poll: 300, patience: 1500, late: 2500 }),
    );
    if (state !== undefined) await panel.waitForRow('Handshakes', state);
    await panel.openTab('Findings');
    const rules = await until(`the finding ${rule}`, async () => {
      const found = await rulesIn(panel);
      return found.includes(rule) && found;
    });
    expect(new Set(rules)).toEqual(new Set([rule]));
  },
}));

const clean: readonly Scenario[] = CLEAN.map(([title, settings]) => ({
  title: `nothing is found in ${title}`,
  async run({ demo, inspect }) {
    const { panel } = await inspect(demo.url({ life: 3, poll: 300, ...settings }));
    await panel.waitForRow('Handshakes', 'adopted');
    await panel.openTab('Findings');
    expect(await rulesIn(panel)).toEqual([]);
  },
}));

export const findings: readonly Scenario[] = [
  ...diagnoses,
  ...clean,
  {
    title: 'a finding says why, how to mend it and what shows it, and is the row’s headline',
    async run({ demo, inspect }) {
      const { panel } = await inspect(demo.url({ fault: 'same-token', life: 3, poll: 300 }));
      await panel.waitForRow('Handshakes', 'TokenExpiredError');
      await panel.openTab('Findings');
      await panel.selectRow('Findings', 'same token');
      const text = await until('the finding’s details', async () => {
        const detail = await panel.detailText();
        return /mend/i.test(detail) && detail;
      });
      expect(text).toMatch(/same token/);
      expect(text).toMatch(/#\d+|\[TOKEN_REFRESH_RESPONSE\]/);
      await panel.openTab('Handshakes');
      await panel.selectRow('Handshakes', 'Chatzy');
      await panel.waitFor(() =>
        document.querySelector('[aria-label=Details] h2')?.textContent.includes('same token'),
      );
    },
  },
];
