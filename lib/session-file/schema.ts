import * as v from 'valibot';
import { parseNode } from '@/lib/capture/parse-node';
import type { Node } from '@/lib/capture/node';
import type { LogEvent } from '@/lib/log/event';
import type { About } from './format';

const finite = v.pipe(v.number(), v.finite());
const text = v.string();
const nullableText = v.nullable(text);

const node = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, Node>(({ dataset, addIssue, NEVER }) => {
    const parsed = parseNode(dataset.value);
    if (parsed !== undefined) return parsed;
    addIssue({ message: 'Invalid node: Expected a value as docs/session-format.md describes it' });
    return NEVER;
  }),
);

const effects = v.picklist([
  'held',
  'dropped',
  'delayed',
  'replaced',
  'duplicated',
  'answered',
  'passed-with-ports',
  'passed',
]);

const element = v.object({
  src: text,
  name: text,
  id: text,
  sandbox: nullableText,
  shadow: v.boolean(),
});

const headers = v.array(v.object({ name: text, value: text }));

const eventSchema = v.variant('type', [
  v.object({
    type: v.literal('document'),
    at: finite,
    documentId: text,
    frameId: finite,
    parentFrameId: finite,
    url: text,
    origin: text,
    element: v.nullable(element),
  }),
  v.object({ type: v.literal('address'), at: finite, documentId: text, url: text }),
  v.object({ type: v.literal('gone'), at: finite, documentId: text }),
  v.object({ type: v.literal('navigation'), at: finite, url: text }),
  v.object({
    type: v.literal('message'),
    id: text,
    at: finite,
    receiver: text,
    sender: nullableText,
    origin: text,
    channel: nullableText,
    preview: v.object({ root: node, size: finite, exact: v.boolean(), cut: v.boolean() }),
    ports: v.array(text),
    trusted: v.boolean(),
    early: v.boolean(),
    action: nullableText,
    rule: v.nullable(v.object({ id: text, done: effects })),
  }),
  v.object({
    type: v.literal('request'),
    id: text,
    at: finite,
    duration: finite,
    method: text,
    url: text,
    status: finite,
    mime: text,
    requestHeaders: headers,
    responseHeaders: headers,
    requestBody: nullableText,
    responseBody: nullableText,
    requestSize: finite,
    responseSize: finite,
    kind: text,
    action: nullableText,
  }),
  v.object({
    type: v.literal('stored'),
    at: finite,
    documentId: text,
    where: v.picklist(['localStorage', 'sessionStorage', 'cookie']),
    key: text,
    value: text,
  }),
  v.object({
    type: v.literal('lost'),
    at: finite,
    documentId: nullableText,
    count: v.pipe(finite, v.integer(), v.minValue(0)),
  }),
  v.object({
    type: v.literal('action'),
    id: text,
    at: finite,
    kind: v.picklist(['replay', 'send', 'ask', 'answer', 'rule', 'call']),
    label: text,
    speaker: nullableText,
    receiver: nullableText,
    error: nullableText,
  }),
  v.object({ type: v.literal('listeners'), at: finite, documentId: text, count: finite }),
]);

const aboutSchema = v.object({
  savedAt: finite,
  savedBy: text,
  page: text,
  browser: text,
  extension: text,
  note: text,
  tokens: v.picklist(['masked', 'full']),
  claims: v.picklist(['kept', 'dropped']),
});

export type Parsed<T> = { readonly value: T } | { readonly error: string };

/** Checks one event; what the schema doesn't know is left out. The error names the field. */
export function parseEvent(value: unknown, path: string): Parsed<LogEvent> {
  return parse<LogEvent>(eventSchema, value, path);
}

export function parseAbout(value: unknown): Parsed<About> {
  return parse<About>(aboutSchema, value, 'about');
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown, path: string): Parsed<T> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return { value: result.output };
  const issue = result.issues[0];
  const where = v.getDotPath(issue);
  return { error: `${where === null ? path : `${path}.${where}`}: ${issue.message.slice(0, 200)}` };
}
