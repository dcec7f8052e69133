import type { LogEvent, RequestEvent } from '@/lib/log/event';
import type { Masker } from './masker';

/** A text of this length or more may have lost its end when it was recorded. */
const MAYBE_CUT = 16_000;

/** The event with every text that a page or a server wrote masked; ids, times and sizes stay. */
export function maskEvent(event: LogEvent, masker: Masker): LogEvent {
  const text = (whole: string) => maskLong(whole, masker);
  switch (event.type) {
    case 'document':
      return {
        ...event,
        url: text(event.url),
        element: event.element && {
          ...event.element,
          src: text(event.element.src),
          name: text(event.element.name),
          id: text(event.element.id),
          sandbox: event.element.sandbox === null ? null : text(event.element.sandbox),
        },
      };
    case 'address':
    case 'navigation':
      return { ...event, url: text(event.url) };
    case 'message':
      return {
        ...event,
        // Of an event that page script made itself, the origin is any text.
        origin: masker.text(event.origin),
        preview: { ...event.preview, root: masker.node(event.preview.root) },
      };
    case 'request':
      return maskRequest(event, masker);
    case 'stored':
      return { ...event, key: masker.text(event.key), value: masker.cutText(event.value) };
    case 'action':
      return {
        ...event,
        label: masker.text(event.label),
        error: event.error === null ? null : masker.text(event.error),
      };
    case 'gone':
    case 'lost':
    case 'listeners':
      return event;
    default:
      return event satisfies never;
  }
}

function maskLong(text: string, masker: Masker): string {
  return text.length >= MAYBE_CUT ? masker.cutText(text) : masker.text(text);
}

export function maskRequest<R extends RequestEvent>(request: R, masker: Masker): R {
  const body = (text: string | null) => (text === null ? null : maskLong(text, masker));
  return {
    ...request,
    method: masker.text(request.method),
    mime: masker.text(request.mime),
    url: maskLong(request.url, masker),
    requestHeaders: request.requestHeaders.map(masker.header),
    responseHeaders: request.responseHeaders.map(masker.header),
    requestBody: body(request.requestBody),
    responseBody: body(request.responseBody),
  };
}
