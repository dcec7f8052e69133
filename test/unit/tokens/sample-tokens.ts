function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** An unverifiable JWT with these claims: what tests look for. */
export function sampleJwt(
  claims: Readonly<Record<string, unknown>> = { sub: 'user-1', exp: 1_795_322_631 },
  header: Readonly<Record<string, unknown>> = { alg: 'HS256', typ: 'JWT' },
  signature = 'c2lnbmF0dXJlLW9mLXRlc3Rz',
): string {
  return `${part(header)}.${part(claims)}.${signature}`;
}
