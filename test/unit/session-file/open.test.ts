import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '@/lib/log/event';
import type { About } from '@/lib/session-file/format';
import { openSession } from '@/lib/session-file/open';
import { saveSession } from '@/lib/session-file/save';
import { document, fromNode, message, request } from './events';
import version0 from './version-0.json';

const about: Omit<About, 'tokens' | 'claims'> = {
  savedAt: 1_700_000_000_000,
  savedBy: 'Ada',
  page: 'https://host.example/',
  browser: 'Firefox 153',
  extension: '0.1.0',
  note: 'after the release',
};

const events: readonly LogEvent[] = [
  document({ element: { src: '/a', name: 'a', id: 'b', sandbox: null, shadow: true } }),
  { type: 'address', at: 1, documentId: 'agent', url: 'https://agent.example/#2' },
  { type: 'navigation', at: 1, url: 'https://host.example/' },
  message({ a: [1, 'two', null, true], b: {} }),
  fromNode(
    { type: 'map', size: 1, entries: [['k', { type: 'bigint', value: '12' }]] },
    { channel: 'c', ports: ['p'] },
  ),
  request({ requestHeaders: [{ name: 'A', value: 'b' }], requestBody: '{}' }),
  { type: 'stored', at: 1, documentId: 'agent', where: 'localStorage', key: 'k', value: 'v' },
  { type: 'lost', at: 1, documentId: null, count: 3 },
  {
    type: 'action',
    id: 'x',
    at: 1,
    kind: 'replay',
    label: 'l',
    speaker: 'host',
    receiver: 'agent',
    error: null,
  },
  { type: 'listeners', at: 1, documentId: 'agent', count: 1 },
  { type: 'gone', at: 9, documentId: 'agent' },
];

function file(change: object): string {
  return JSON.stringify({
    format: 'embed-devtools-session',
    version: 1,
    about: { ...about, tokens: 'full', claims: 'kept' },
    events: [],
    ...change,
  });
}

describe('openSession', () => {
  it('gives back what was saved, oldest first', () => {
    const text = saveSession(events, { tokens: 'full', claims: 'kept', about });
    expect(openSession(text)).toEqual({
      events: events.toSorted((one, other) => one.at - other.at),
      about: { ...about, tokens: 'full', claims: 'kept' },
    });
  });

  it('opens a file of version 0', () => {
    const opened = openSession(JSON.stringify(version0));
    expect(opened).toMatchObject({
      about: {
        savedAt: Date.UTC(2026, 5, 1, 12),
        page: 'http://localhost:4100/',
        tokens: 'masked',
      },
      events: [
        { type: 'document' },
        { type: 'message', trusted: true, preview: { root: { type: 'object' }, cut: false } },
      ],
    });
  });

  it.each([
    ['no JSON', '<html>', /not JSON/],
    ['nesting beyond the engine', '['.repeat(500_000), /not JSON/],
    ['a file of something else', '{"log":{"version":"1.2"}}', /not a session file/],
    ['a list', '[]', /not a session file/],
    ['no version', file({ version: '1' }), /^version:/],
    ['a later version', file({ version: 2 }), /version 2/],
    [
      'about of a wrong type',
      file({ about: { ...about, tokens: 'secret', claims: 'kept' } }),
      /^about\.tokens: /,
    ],
    ['events that are no list', file({ events: {} }), /^events: /],
    ['an unknown event', file({ events: [events[0], { type: 'script' }] }), /^events\[1\]\.type: /],
    [
      'a number as text',
      file({ events: [{ type: 'gone', at: '1', documentId: 'a' }] }),
      /^events\[0\]\.at: /,
    ],
    [
      'an infinite number',
      file({ events: [{ type: 'gone', at: 1, documentId: 'a' }] }).replace('"at":1', '"at":1e999'),
      /^events\[0\]\.at: /,
    ],
    [
      'a header without a value',
      file({ events: [request({ requestHeaders: JSON.parse('[{"name":"a"}]') })] }),
      /^events\[0\]\.requestHeaders\.0\.value: /,
    ],
    [
      'a node of no type',
      file({ events: [fromNode(JSON.parse('{"type":"script"}'))] }),
      /^events\[0\]\.preview\.root: /,
    ],
  ])('says what is wrong with %s', (_, text, error) => {
    expect(openSession(text)).toEqual({ error: expect.stringMatching(error) });
  });

  it('lets no prototype key through', () => {
    const text = file({ events: [events[4]] }).replaceAll(
      '"sender":"host"',
      '"sender":"host","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}',
    );
    const opened = openSession(text);
    expect(opened).toEqual({ events: [events[4]], about: expect.anything() });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never throws, whatever the file says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom(...events))),
        fc.jsonValue(),
        (list, odd) => {
          for (const text of [
            file({ events: list }),
            file({ events: [{ ...events[3], preview: odd }] }),
            file({ about: odd }),
            JSON.stringify(odd),
          ])
            expect(Object.keys(openSession(text)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100 },
    );
  });
});
