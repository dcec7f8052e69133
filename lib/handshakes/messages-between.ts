import type { MessageRow, Session } from '@/lib/log/session';

/** The session's messages of this time (ms since 1970, both ends in), oldest first. */
export function messagesBetween(
  session: Session,
  from: number,
  until: number,
): readonly MessageRow[] {
  return session.messages.slice(
    firstWith(session.messages, (at) => at >= from),
    firstWith(session.messages, (at) => at > until),
  );
}

/** Index of the first row for whose time `holds`; rows are in order of time. */
function firstWith(rows: readonly MessageRow[], holds: (at: number) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(rows[middle]?.at ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}
