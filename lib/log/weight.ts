import type { Preview } from '@/lib/capture/node';
import type { LogEvent } from './event';

/** What a row takes beside its texts. */
const ROW = 300;
/** No preview takes more, whatever the message's own size was. */
const PREVIEW = 100_000;

/** About how many bytes an event takes in memory. */
export function weightOf(event: LogEvent): number {
  switch (event.type) {
    case 'message':
      return previewWeight(event.preview);
    case 'request':
      return ROW + (event.requestBody?.length ?? 0) + (event.responseBody?.length ?? 0);
    case 'document':
    case 'address':
      return ROW + event.url.length;
    case 'stored':
      return ROW + event.key.length + event.value.length;
    default:
      return ROW;
  }
}

export function previewWeight({ root, size }: Preview): number {
  // Of bytes a few are kept, however many there are.
  const isBytes = typeof root === 'object' && root?.type === 'bytes';
  return ROW + (isBytes ? ROW : Math.min(size, PREVIEW));
}
