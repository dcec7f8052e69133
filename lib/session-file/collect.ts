import type { Node } from '@/lib/capture/node';
import type { FrameElement, Header, LogEvent } from '@/lib/log/event';
import { findTokens } from '@/lib/tokens/find';
import { scanJwts } from '@/lib/tokens/scan';
import { changeLayers } from './layers';
import {
  isSecretHeader,
  isSecretName,
  isSecretParameter,
  isTokenName,
  jwtsIn,
  looksRandom,
} from './sensitive';
import { changeNode } from './change-node';

const PARAMETER = /(?:^|[?&#;\s])([\w.[\]-]{2,40})=([^&#;\s"']{8,})/g;

/**
 * Every value in `events` that must not leave in a masked file, wherever it was seen: tokens by shape
 * and by field, the secrets of headers, forms and storage. `known` are tokens found by other means
 * (`Session.tokens`, which protocols' definitions fill).
 */
export function collectSecrets(
  events: readonly LogEvent[],
  known: Iterable<string> = [],
): ReadonlySet<string> {
  const { secrets, read } = createCollector(known);
  for (const event of events) read(event);
  return secrets;
}

/** The same, event by event. */
export function createCollector(known: Iterable<string> = []): {
  readonly secrets: ReadonlySet<string>;
  readonly read: (event: LogEvent) => void;
} {
  const secrets = new Set<string>();
  const add = (value: string) => void (value.length >= 6 && secrets.add(value));
  const seen = new Set<string>();
  for (const value of known) add(value);
  return { secrets, read: fromEvent };

  function fromEvent(event: LogEvent): void {
    switch (event.type) {
      case 'message':
        fromText(event.origin);
        return fromNode(event.preview.root);
      case 'document':
        if (event.element) fromElement(event.element);
        return fromText(event.url);
      case 'address':
      case 'navigation':
        return fromText(event.url);
      case 'request':
        for (const text of [event.url, event.method, event.mime]) fromText(text);
        for (const header of [...event.requestHeaders, ...event.responseHeaders])
          fromHeader(header);
        fromText(event.requestBody ?? '');
        return fromText(event.responseBody ?? '');
      case 'stored':
        fromText(event.key);
        return fromStored(event.value);
      case 'action':
        fromText(event.label);
        return fromText(event.error ?? '');
      case 'gone':
      case 'lost':
      case 'listeners':
        return;
      default:
        event satisfies never;
    }
  }

  /** Pages hand data over in a frame's name, and any attribute may be made of it. */
  function fromElement({ src, name, id, sandbox }: FrameElement): void {
    for (const text of [src, name, id, sandbox ?? '']) fromText(text);
  }

  function fromNode(root: Node): void {
    for (const { value } of findTokens(root)) add(value);
    changeNode(root, (text, key) => {
      fromText(text, key);
      return text;
    });
  }

  function fromText(text: string, key: string | null = null): void {
    if (text.length < 8) return;
    const name = `${key ?? ''}\n${text}`;
    if (seen.has(name)) return;
    if (text.length < 10_000) seen.add(name);
    changeLayers(
      text,
      (part, at) => {
        for (const token of jwtsIn(part)) add(token);
        for (const { value } of scanJwts(part)) add(value);
        if (at !== null && (isTokenName(at) || isSecretName(at)) && looksRandom(part)) add(part);
        for (const [, parameter = '', value = ''] of part.matchAll(PARAMETER))
          if (isSecretParameter(parameter)) addParameter(value);
        return part;
      },
      key,
    );
  }

  function addParameter(value: string): void {
    if (looksRandom(value)) add(value);
    try {
      const decoded = decodeURIComponent(value);
      if (looksRandom(decoded)) add(decoded);
    } catch {
      // Not percent-encoded after all: the text as it stands was added.
    }
  }

  function fromHeader({ name, value }: Header): void {
    fromText(value, name);
    if (!isSecretHeader(name)) return;
    for (const part of value.split(/[;,\s]+/)) {
      const secret = part.replace(/^[\w.-]+=/, '');
      if (secret.length >= 16 && looksRandom(secret)) add(secret);
    }
  }

  function fromStored(value: string): void {
    const before = secrets.size;
    fromText(value);
    // The frame reported it because it looks like a token: whole, if no part of it does.
    if (secrets.size === before && looksRandom(value)) add(value);
  }
}
