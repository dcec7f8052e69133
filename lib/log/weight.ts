import type { Preview } from '@/lib/capture/node';
import type { Header, LogEvent } from './event';

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
      return (
        ROW +
        event.url.length +
        headersWeight(event.requestHeaders) +
        headersWeight(event.responseHeaders) +
        (event.requestBody?.length ?? 0) +
        (event.responseBody?.length ?? 0)
      );
    case 'document':
    case 'address':
    case 'navigation':
      return ROW + event.url.length;
    case 'stored':
      return ROW + event.key.length + event.value.length;
    default:
      return ROW;
  }
}

function headersWeight(headers: readonly Header[]): number {
  return headers.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}

export function previewWeight({ root, size }: Preview): number {
  // Of bytes a few are kept, however many there are.
  const isBytes = typeof root === 'object' && root?.type === 'bytes';
  return ROW + (isBytes ? ROW : Math.min(size, PREVIEW));
}
