import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/protocols/catalogue';
import { parseDefinition } from '@/lib/protocols/definition';
import { allDefinitions, exportDefinitions, importDefinitions } from '@/lib/protocols/library';

const mine = {
  id: 'mine',
  name: 'Mine',
  transport: 'window',
  messages: [{ role: 'request', from: 'frame', match: { type: 'need' } }],
} as const;

function errorsOf(change: object): readonly (readonly [string, string])[] {
  const parsed = parseDefinition({ ...mine, ...change });
  return 'errors' in parsed ? parsed.errors.map(({ path, message }) => [path, message]) : [];
}

function rule(change: object): object {
  return { messages: [{ ...mine.messages[0], ...change }] };
}

describe('parseDefinition', () => {
  it.each([
    [{ id: 'Not Kebab' }, 'id', 'expected a text like /^[a-z0-9][a-z0-9-]{0,63}$/'],
    [{ name: undefined }, 'name', 'is missing: expected string'],
    [{ name: 7 }, 'name', 'expected string, got 7'],
    [{ surprise: 1 }, 'surprise', 'no such field'],
    [{ transport: 'pigeon' }, 'transport', /^expected \("window" \| "port:frame-opened"/],
    [{ docs: [{ label: 'x', url: 'javascript:alert(1)' }] }, 'docs.0.url', /^expected a text like/],
    [rule({ match: {} }), 'messages.0.match', /at least one condition/],
    [rule({ match: { type: { $absent: true } } }), 'messages.0.match', /at least one condition/],
    [
      rule({ match: { type: { $regex: '(a+)+' } } }),
      'messages.0.match.type.$regex',
      /repeat a group/,
    ],
    [rule({ match: { 'a..b': 1 } }), 'messages.0.match.a..b', /^not understood from/],
    [rule({ tokens: [{ path: '@nope' }] }), 'messages.0.tokens.0.path', /^not understood/],
    [rule({ needsRequest: true }), 'messages.0.correlation', /correlation/],
    [
      rule({ tokens: [{ path: 'a', expiry: { unit: 'weeks', path: 'b' } }] }),
      'messages.0.tokens.0.expiry.unit',
      /^expected \("in-token"/,
    ],
    [
      { endpoints: [{ id: 'r', purpose: 'refresh', method: 'POST', path: 'x' }] },
      'endpoints.0.path',
      /\//,
    ],
  ])('%j', (change, path, message) => {
    const [first] = errorsOf(change);
    expect(first?.[0]).toBe(path);
    expect(first?.[1]).toMatch(message);
  });

  it('takes the example of docs/protocols.md', () => {
    const page = readFileSync('docs/protocols.md', 'utf8');
    const example = /```json\n([^`]+)```/.exec(page)?.[1] ?? '';
    expect(importDefinitions(example)).toMatchObject({
      definitions: [{ id: 'acme-booking' }],
      errors: [],
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseDefinition(value);
        expect('errors' in parsed ? parsed.errors.length : 1).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the library', () => {
  const library = { own: [mine], off: ['chatzy'] };

  it('puts own definitions first and leaves out what is off', () => {
    const ids = allDefinitions(library).map((definition) => definition.id);
    expect(ids[0]).toBe('mine');
    expect(ids).not.toContain('chatzy');
    expect(ids).toHaveLength(catalogue().length);
    expect(allDefinitions(undefined)).toEqual(catalogue());
  });

  it('lets an own definition stand in for a vendor’s', () => {
    const own = [{ ...mine, id: 'chatzy' }];
    const all = allDefinitions({ own, off: [] });
    expect(all.filter((definition) => definition.id === 'chatzy')).toEqual(own);
  });

  it('exports what it can import', () => {
    expect(importDefinitions(exportDefinitions([mine]))).toEqual({
      definitions: [mine],
      errors: [],
    });
    expect(importDefinitions(JSON.stringify(mine)).definitions).toEqual([mine]);
    expect(importDefinitions(JSON.stringify([mine])).definitions).toEqual([mine]);
  });

  it.each([
    ['{', '', /^expected JSON/],
    ['{"format":"other"}', '', /^expected a file of format/],
    ['{"format":"embed-devtools-definitions","version":9}', '', /^expected version 1/],
    [JSON.stringify(Array.from({ length: 201 }, () => mine)), '', /at most 200/],
    ['x'.repeat(1_048_577), '', /at most 1 MB/],
    [
      JSON.stringify({
        format: 'embed-devtools-definitions',
        version: 1,
        definitions: [mine, { ...mine, name: 4 }],
      }),
      'definitions.1.name',
      /expected string/,
    ],
    ['{"__proto__": {"id": "x"}}', '__proto__', /./],
  ])('says what is wrong with %.60s', (text, path, message) => {
    const { errors } = importDefinitions(text);
    expect(errors.find((error) => error.path === path)?.message).toMatch(message);
  });
});
