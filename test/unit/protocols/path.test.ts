import { describe, expect, it } from 'vitest';
import { setAt } from '@/lib/protocols/build';
import { compilePath, parsePath } from '@/lib/protocols/path';
import { compileRegex, regexFault } from '@/lib/protocols/safe-regex';
import { jsonNode } from '@/lib/tokens/json-node';

const root = {
  a: { b: [1, { c: 'x' }], 'd.e': 'dotted' },
  json: '{"t":{"u":"in"}}',
  coat: Buffer.from('{"k":1}').toString('base64'),
  text: 'TOKEN:abc:def',
  url: 'https://x.example/p?q=1&r=%20z#f=2',
  __proto: 'own',
};

describe('paths', () => {
  it.each([
    ['a.b.0', 1],
    ['$.a.b[1].c', 'x'],
    ['a["d.e"]', 'dotted'],
    ['json.@json.t.u', 'in'],
    ['coat.@base64.@json.k', 1],
    ['text.@before(:)', 'TOKEN'],
    ['text.@after(:)', 'abc:def'],
    ['text.@part(:,-1)', 'def'],
    ['text.@part(:,1)', 'abc'],
    ['url.@query(r)', ' z'],
    ['url.@fragment(f)', '2'],
    ['a.x', undefined],
    ['a.constructor', undefined],
    ['a.__proto__', undefined],
    ['a.b.length', undefined],
    ['text.@json', undefined],
    ['a.@json', undefined],
    ['url.@query(none)', undefined],
  ])('%s', (path, value) => {
    expect(parsePath(path)).toHaveProperty('path');
    expect(compilePath(path).read(jsonNode(root))).toEqual(value);
  });

  it.each([
    '',
    '.',
    'a..b',
    'a.@nothing',
    '@part(:)',
    'a[b]',
    'a["b]',
    '@query()',
    'x'.repeat(201),
  ])('refuses %s, and says where', (path) => {
    expect(parsePath(path)).toHaveProperty('error');
    expect(compilePath(path).read(jsonNode(root))).toBeUndefined();
  });

  it.each([
    'a.b.2.c',
    'body.@json.data.token',
    'x.@base64.@json.t',
    '@part(|,2)',
    'u.@query(access_token)',
    'u.@fragment(id_token)',
    't.@before(:)',
    't.@after(:)',
    '__proto__.x',
  ])('builds what %s reads', (path) => {
    const { steps, read } = compilePath(path);
    expect(read(setAt(undefined, steps, 'value'))).toBe('value');
  });
});

describe('patterns', () => {
  it.each([
    '^need-[a-z]+$',
    '[Tt]oken|JWT',
    '^(?:get|fetch)[A-Z]\\w*Token$',
    '\\d{4}',
    'a?b?',
    '.*x',
  ])('takes %s', (source) => {
    expect(regexFault(source)).toBeNull();
  });

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(?:x{2,}){3,}',
    'a*a*a*b',
    'a?'.repeat(30) + 'a'.repeat(30),
    '(a|b)'.repeat(30),
    '(a)\\1',
    '(?=a)a',
    '(?<n>a)',
    '[',
    'x'.repeat(201),
  ])('refuses %s', (source) => {
    expect(regexFault(source)).not.toBeNull();
    expect(compileRegex(source)('aaaa')).toBe(false);
  });

  it('reads no more than the head of a text', () => {
    expect(compileRegex('token$')(`${'x'.repeat(1000)}token`)).toBe(false);
    expect(compileRegex('^token')(`token${'x'.repeat(1000)}`)).toBe(true);
  });
});
