import { base64Cores } from '@/lib/tokens/base64';

/** What no masked text may hold of a token, however it is coded. */
export function tracesOf(token: string): string[] {
  return [
    token,
    encodeURIComponent(token),
    JSON.stringify(token).slice(1, -1),
    Buffer.from(token).toString('base64').replace(/=+$/, ''),
    Buffer.from(token).toString('base64url'),
    ...base64Cores(token),
  ].filter((trace) => trace.length >= 8);
}
