import { afterEach, expect, it } from 'vitest';
import { pairHandshakes } from '@/lib/handshakes/pair';
import { report } from '@/lib/findings/report';
import { createSession, fold } from '@/lib/log/fold';
import { speak } from '@/lib/options/speak';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { escapeMarkdown, markdownReport } from '@/lib/session-file/report';
import { document, jwt, message } from './events';

const TOKEN = jwt({ sub: 'user-1', exp: 1_900_000_000 });

function reportOf(): string {
  const session = createSession(createMatcher(catalogue()));
  const host = document({
    documentId: 'host',
    frameId: 0,
    parentFrameId: -1,
    url: 'https://host.example/',
  });
  for (const event of [
    host,
    document({ url: `https://agent.example/chat?access_token=${TOKEN}` }),
    message(
      { type: '[TOKEN_REFRESH]', reason: '<img src=x> [a](b) @all' },
      { id: 'host:1', receiver: 'host', sender: 'agent' },
    ),
  ])
    fold(session, event);
  const finding = report('x', {
    rule: 'never-answered',
    severity: 'error',
    title: `# ${TOKEN}`,
    why: 'w',
    mend: 'm',
    at: 1,
  });
  return markdownReport({
    session,
    handshakes: pairHandshakes(session, 60_000, { unansweredMs: 5_000 }),
    findings: [finding],
    page: `https://host.example/?t=${TOKEN}`,
    browser: 'Chromium 156',
    extension: '0.1.0',
    now: 0,
  });
}

afterEach(() => speak('en', []));

it.each([
  ['en', 'unanswered', '**missing**', 'Error'],
  ['de', 'unbeantwortet', '**fehlt**', 'Fehler'],
] as const)('is in the language of its reader (%s)', async (language, state, stage, severity) => {
  await speak(language, []);
  const text = reportOf();
  for (const words of [`: ${state}`, stage, `${severity}, `]) expect(text).toContain(words);
});

it('tells the story without a token, and nothing of the page becomes markup', () => {
  const text = reportOf();
  expect(text).toContain('`https://agent.example/chat`');
  expect(text).toContain('unanswered');
  expect(text).not.toContain(TOKEN);
  expect(text).not.toMatch(/(?<!\\)<img|(?<!\\)\[a|@all/);
  expect(text).not.toMatch(/^### # /m);
});

it.each([
  ['a_b *c*', String.raw`a\_b \*c\*`],
  ['<b>\n# x', String.raw`\<b\> \# x`],
  ['1. one', String.raw`1\. one`],
  ['https://x', 'https:\u200B//x'],
])('%j shows as it is', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});
