import { randomUUID } from 'node:crypto';
import {
  UnsecuredJWT,
  SignJWT,
  decodeJwt,
  errors,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  type JWK,
} from 'jose';
import type { MintChange } from './faults';

/** What a good token would say. */
export interface Plan {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  /** s. */
  readonly life: number;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface Minted {
  readonly token: string;
  /** ms since 1970, as said beside the token. */
  readonly expiresAt: number;
}

export type Verdict = 'good' | 'expired' | 'invalid';

export interface Mint {
  /** A signed token; `change` makes it wrong, `last` is the token before it. */
  issue(plan: Plan, change?: MintChange, last?: string): Promise<Minted>;
  /** What an API says to it. Unsigned ones are good: that is the fault of `alg-none`. */
  verify(token: string): Promise<Verdict>;
  readonly jwks: { readonly keys: readonly JWK[] };
}

export async function createMint(): Promise<Mint> {
  const own = await generateKeyPair('ES256');
  const wrong = await generateKeyPair('ES256');
  const kid = 'demo';
  const jwk = { ...(await exportJWK(own.publicKey)), kid, alg: 'ES256', use: 'sig' };

  return {
    jwks: { keys: [jwk] },
    async issue(plan, change = {}, last) {
      const lastExpiry = last === undefined ? undefined : decodeJwt(last).exp;
      if (change.same && last !== undefined)
        return { token: last, expiresAt: (lastExpiry ?? 0) * 1000 };
      const iat = Math.floor(Date.now() / 1000) + (change.shift ?? 0);
      const exp = change.keepExpiry && lastExpiry !== undefined ? lastExpiry : iat + plan.life;
      const claims = {
        ...plan.claims,
        iss: change.iss ?? plan.issuer,
        aud: change.aud ?? plan.audience,
        sub: change.sub ?? plan.subject,
        iat,
        exp,
        jti: randomUUID(),
      };
      const token =
        change.signature === 'none'
          ? new UnsecuredJWT(claims).encode()
          : await new SignJWT(claims)
              .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
              .sign(change.signature === 'wrong' ? wrong.privateKey : own.privateKey);
      return { token, expiresAt: (exp + (change.claimed ?? 0)) * 1000 };
    },
    async verify(token) {
      try {
        if (token.endsWith('.')) UnsecuredJWT.decode(token);
        else await jwtVerify(token, own.publicKey);
        return 'good';
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      }
    },
  };
}
