import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from '@/lib/tokens/decode';
import { sampleJwt } from './sample-tokens';

describe('decodeJwt', () => {
  it('reads header, claims and times', () => {
    const jwt = decodeJwt(
      sampleJwt({ sub: 'ü', iat: 1_795_000_000, nbf: 1_795_000_001, exp: 1.8e9 }),
    );
    expect(jwt).toMatchObject({
      header: { alg: 'HS256' },
      claims: { sub: 'ü' },
      issuedAt: 1_795_000_000_000,
      notBefore: 1_795_000_001_000,
      expiresAt: 1.8e12,
      problems: [],
    });
  });

  it.each([
    ['two parts', 'eyJhbGciOiJIUzI1NiJ9.e30'],
    ['five parts', 'eyJhbGciOiJkaXIifQ.a.b.c.d'],
    ['no base64url', 'eyJhbGciOiJIUzI1NiJ9.e30.a+b'],
    ['no JSON', 'eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.c2ln'],
    ['claims that are an array', 'eyJhbGciOiJIUzI1NiJ9.W10.c2ln'],
    ['nothing', ''],
    ['dots', '..'],
    ['more than 1 MB', sampleJwt({ pad: 'x'.repeat(1_000_000) })],
  ])('takes %s for no JWT', (_, value) => {
    expect(decodeJwt(value)).toBeNull();
  });

  it.each([
    [{ exp: '1795322631' }, 'exp is a text, not a number of seconds'],
    [{ exp: '2026-11-22T10:00:00Z' }, 'exp is a date text, not a number of seconds'],
    [{ exp: 1_795_322_631_041 }, 'exp is in milliseconds, it must be in seconds'],
    [{ exp: 1e300 }, 'exp is no moment that a clock can show'],
    [{ exp: null }, 'exp is no number'],
    [{ exp: [1] }, 'exp is no number'],
  ])('names what is wrong with %j and takes it for no time', (claims, problem) => {
    expect(decodeJwt(sampleJwt(claims))).toMatchObject({ expiresAt: null, problems: [problem] });
  });

  it('names faults of header, signature and order', () => {
    const problems = (jwt: string) => decodeJwt(jwt)?.problems;
    expect(problems(sampleJwt({}, { alg: 'none' }, ''))?.[0]).toMatch(/alg is none/);
    expect(problems(sampleJwt({}, { typ: 'JWT' }))?.[0]).toMatch(/no algorithm/);
    expect(problems(sampleJwt({}, { alg: 'HS256' }, ''))?.[0]).toMatch(/signature is missing/);
    expect(problems(sampleJwt({ iat: 5, exp: 5 }))?.[0]).toMatch(/before it was issued/);
  });

  it('never throws', () => {
    const parts = fc.array(fc.base64String(), { maxLength: 4 }).map((list) => list.join('.'));
    const encode = (text: string): string => Buffer.from(text).toString('base64url');
    const shaped = fc.tuple(fc.json(), fc.json()).map(([a, b]) => `${encode(a)}.${encode(b)}.x`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), parts, shaped), (text) => {
        expect(() => decodeJwt(text)).not.toThrow();
      }),
    );
  });
});
