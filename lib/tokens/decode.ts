import { jwtDecode } from 'jwt-decode';
import { t } from '@/lib/i18n';
import { isObject } from './base64';
import { dateText } from './expiry';
import type { DecodedJwt } from './token';

const MAX_LENGTH = 1_048_576;
/** The last moment that a JavaScript date can name, in seconds. */
const LATEST = 8_640_000_000_000;
/** Seconds since 1970 reach this in the year 5138; ms since 1970 did in 1973. */
const SURELY_MILLISECONDS = 100_000_000_000;

/**
 * Takes a JWT apart without verifying it; `null` for what is none (two or five parts, no JSON, more
 * than 1 MB). Never throws. Times that are not RFC 7519 numbers are no times: they are `problems`.
 */
export function decodeJwt(value: string): DecodedJwt | null {
  if (value.length > MAX_LENGTH) return null;
  const parts = value.split('.', 4);
  if (parts.length !== 3 || parts[0] === '' || parts[1] === '') return null;
  if (!parts.every((part) => /^[A-Za-z0-9_-]*$/.test(part))) return null;
  const header = decodePart(value, true);
  const claims = decodePart(value, false);
  if (header === null || claims === null) return null;
  const problems: string[] = [...headerProblems(header, parts[2] ?? '')];
  const time = (name: string): number | null => readTime(claims, name, problems);
  const jwt = { issuedAt: time('iat'), notBefore: time('nbf'), expiresAt: time('exp') };
  problems.push(...orderProblems(jwt));
  return { header, claims, ...jwt, problems };
}

function decodePart(value: string, header: boolean): Readonly<Record<string, unknown>> | null {
  try {
    const part: unknown = jwtDecode(value, { header });
    return isObject(part) ? part : null;
  } catch {
    return null;
  }
}

function headerProblems(
  header: Readonly<Record<string, unknown>>,
  signature: string,
): readonly string[] {
  const algorithm = Object.hasOwn(header, 'alg') ? header['alg'] : undefined;
  if (typeof algorithm !== 'string') return [t('The header names no algorithm (alg)')];
  if (algorithm.toLowerCase() === 'none')
    return [t('alg is none: it is not signed, anybody can make it')];
  return signature === '' ? [t('The signature is missing')] : [];
}

function readTime(
  claims: Readonly<Record<string, unknown>>,
  name: string,
  problems: string[],
): number | null {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (value === undefined) return null;
  if (typeof value === 'string') {
    problems.push(
      dateText(value) === null
        ? t('{{name}} is a text, not a number of seconds', { name })
        : t('{{name}} is a date text, not a number of seconds', { name }),
    );
    return null;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    problems.push(t('{{name}} is no number', { name }));
    return null;
  }
  if (value >= SURELY_MILLISECONDS && value <= LATEST) {
    problems.push(t('{{name}} is in milliseconds, it must be in seconds', { name }));
    return null;
  }
  if (Math.abs(value) > LATEST) {
    problems.push(t('{{name}} is no moment that a clock can show', { name }));
    return null;
  }
  return value * 1000;
}

function orderProblems(
  jwt: Pick<DecodedJwt, 'issuedAt' | 'notBefore' | 'expiresAt'>,
): readonly string[] {
  const { issuedAt, notBefore, expiresAt } = jwt;
  if (expiresAt === null) return [];
  const problems: string[] = [];
  if (issuedAt !== null && expiresAt <= issuedAt)
    problems.push(t('It expires before it was issued'));
  if (notBefore !== null && expiresAt <= notBefore)
    problems.push(t('It expires before it is valid'));
  return problems;
}
