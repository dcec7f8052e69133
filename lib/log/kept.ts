import type { DocumentId, LogEvent } from './event';
import { weightOf } from './weight';

/** What the background keeps of one tab for a view that comes later. */
const KEPT = { events: 20_000, bytes: 64_000_000 };

/** A tab's log, bounded: the oldest events go first, those that say where a living document is go last. */
export function createKept(isAlive: (documentId: DocumentId) => boolean, most = KEPT) {
  let list: LogEvent[] = [];
  let bytes = 0;

  function use(events: readonly LogEvent[]): void {
    list = [...events];
    bytes = list.reduce((sum, event) => sum + weightOf(event), 0);
  }

  function add(event: LogEvent): void {
    list.push(event);
    bytes += weightOf(event);
    if (list.length > most.events || bytes > most.bytes) trim(event.at);
  }

  /** In strides, so that the cost for each event stays flat. */
  function trim(at: number): void {
    const stride = Math.ceil(list.length / 10);
    const gone = list.slice(0, stride);
    const places = gone.filter(isPlace).slice(-stride / 2);
    const count = gone.reduce((sum, event) => sum + lostWith(event), 0);
    const lost: LogEvent[] = count === 0 ? [] : [{ type: 'lost', at, documentId: null, count }];
    use([...places, ...lost, ...list.slice(stride)]);
  }

  function isPlace(event: LogEvent): boolean {
    return (event.type === 'document' || event.type === 'address') && isAlive(event.documentId);
  }

  return { add, use, all: (): readonly LogEvent[] => list };
}

function lostWith(event: LogEvent): number {
  if (event.type === 'lost') return event.count;
  return event.type === 'message' ? 1 : 0;
}
