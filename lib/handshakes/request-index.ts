import type { RequestRow, Session } from '@/lib/log/session';

/** Body text (characters) that one pairing reads at most, whatever the page's answers are. */
const READ_AT_MOST = 20_000_000;

/** The session's requests by time and by the token that they carry. */
export function createRequestIndex(session: Session) {
  const byTime = session.requests.toSorted((a, b) => a.at - b.at);
  const byBearer = new Map<string, RequestRow[]>();
  for (const request of byTime) {
    if (request.bearer === null) continue;
    const uses = byBearer.get(request.bearer);
    if (uses === undefined) byBearer.set(request.bearer, [request]);
    else uses.push(request);
  }
  let left = READ_AT_MOST;

  /** Sent in this time (ms since 1970, both ends in), at most `most`, oldest first. */
  function between(from: number, until: number, most: number): readonly RequestRow[] {
    let low = 0;
    let high = byTime.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byTime[middle]?.at ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const found: RequestRow[] = [];
    for (let index = low; index < byTime.length && found.length < most; index++) {
      const request = byTime[index];
      if (request === undefined || request.at > until) break;
      found.push(request);
    }
    return found;
  }

  /** The page's own requests that carried the token, oldest first; not the loads of pages. */
  function usesOf(token: string | null): readonly RequestRow[] {
    const uses = token === null ? undefined : byBearer.get(token);
    return uses?.filter(({ kind, action }) => kind !== 'document' && action === null) ?? [];
  }

  /** The text of a request's answer; empty once too much was read. */
  function bodyOf(request: RequestRow): string {
    const body = request.responseBody ?? '';
    left -= body.length;
    return left < 0 ? '' : body;
  }

  return { between, usesOf, bodyOf };
}

export type RequestIndex = ReturnType<typeof createRequestIndex>;
