import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/findings/finding';
import { rootCauses } from '@/lib/findings/root-causes';
import { rules } from '@/lib/findings/rules';
import { report } from '@/lib/findings/report';
import { story, token } from '@/test/unit/handshakes/session-builder';

describe('findFindings', () => {
  it('finds nothing where all goes well, refresh after refresh', () => {
    const told = story({
      hostUrl: 'http://localhost:4800/',
      agentUrl: `http://127.0.0.1:4801/chatzy?access_token=${token(0, 20)}`,
      documented: true,
    });
    let held = token(0, 20);
    for (let s = 20; s < 200; s += 20) {
      const fresh = token(s, 20);
      told.api(s * 1000 + 100, held, 401);
      told.ask(s * 1000 + 130);
      told.fetchToken(s * 1000 + 135, { access_token: fresh });
      told.answer(s * 1000 + 160, fresh);
      told.api(s * 1000 + 500, fresh);
      held = fresh;
    }
    expect(told.handshakes(200_000).map(({ state }) => state)).toEqual(Array(9).fill('adopted'));
    expect(told.findings(200_000)).toEqual([]);
  });

  it('finds nothing in a day of the documented life', () => {
    const day = 86_400;
    const told = story({ life: day, documented: true });
    const fresh = token(day, day);
    told.api(day * 1000 + 100, told.old, 401);
    told.ask(day * 1000 + 130);
    told.answer(day * 1000 + 160, fresh);
    told.api(day * 1000 + 500, fresh);
    expect(told.findings(day * 1000 + 9000)).toEqual([]);
  });

  it('tells the worst first, and leaves out what the site ignores', () => {
    const told = story({ agentUrl: `https://agent.example/chatzy?auth=${token(0, 60)}` });
    told.ask(60_600);
    expect(told.rules(66_000)).toEqual(['never-answered', 'token-in-query']);
    const ignored = { 'https://shop.example': ['never-answered'], 'https://other.example': ['x'] };
    expect(told.rules(66_000, { ignored })).toEqual(['token-in-query']);
  });
});

describe('rootCauses', () => {
  const finding = (rule: string, more: Partial<Finding> = {}) =>
    report(rule, {
      rule,
      severity: 'error',
      title: rule,
      why: '',
      mend: '',
      at: 0,
      documentId: 'agent',
      ...more,
    });

  it('leaves out what follows, near by on the same agent only', () => {
    const cause = finding('same-token');
    expect(rootCauses([cause, finding('new-token-refused')])).toEqual([cause]);
    const later = finding('new-token-refused', { at: 3_600_000 });
    const other = finding('new-token-refused', { documentId: 'another' });
    expect(rootCauses([cause, later, other])).toEqual([cause, later, other]);
  });
});

describe('docs/findings.md', () => {
  const docs = readFileSync('docs/findings.md', 'utf8');

  it('has one rule of each name, and a section for each', () => {
    const ids = rules.map(({ id }) => id).toSorted();
    const sections = [...docs.matchAll(/^### (\S+)$/gm)].map(([, id]) => id ?? '');
    expect(sections.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
