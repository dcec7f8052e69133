/** An unsigned JWT with these claims, good enough for everything that never verifies. */
export function jwt(claims: Readonly<Record<string, unknown>>, header: object = { alg: 'HS256' }) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', ...header })}.${part(claims)}.c2lnbmF0dXJlLW9mLXRoZS10ZXN0`;
}
