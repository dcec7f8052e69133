import * as v from 'valibot';
import { t } from '@/lib/i18n';
import type { Definition, Match } from './definition';
import { pathProblem, regexProblem } from './fault-words';

/*
 * What a definition may say, checked. Error texts are functions: they are made when something is
 * wrong, in the language of that moment.
 */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const path = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? pathProblem(dataset.value) : null;
    if (problem !== null) addIssue({ message: problem });
  }),
);

const regex = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? regexProblem(dataset.value) : null;
    if (problem !== null) addIssue({ message: problem });
  }),
);

const literal = v.union([v.pipe(v.string(), v.maxLength(500)), v.number(), v.boolean(), v.null()]);

const operator = v.union([
  v.strictObject({
    $type: v.picklist(['string', 'number', 'boolean', 'object', 'array', 'null']),
  }),
  v.strictObject({ $exists: v.literal(true) }),
  v.strictObject({ $absent: v.literal(true) }),
  v.strictObject({ $in: v.pipe(v.array(literal), v.minLength(1), v.maxLength(50)) }),
  v.strictObject({ $ne: literal }),
  v.strictObject({ $regex: regex }),
  v.strictObject({ $invalidJson: v.literal(true) }),
]);

const match = v.pipe(
  v.record(path, v.union([literal, operator])),
  v.check(
    (conditions) => isSelective(conditions),
    () => t('expected at least one condition that something must be there'),
  ),
  v.check(
    (conditions) => Object.keys(conditions).length <= 20,
    () => t('expected at most {{count}} conditions', { count: 20 }),
  ),
);

/** A match that holds where nothing is would hold for every message. */
function isSelective(conditions: Match): boolean {
  return Object.values(conditions).some(
    (wanted) =>
      typeof wanted !== 'object' || wanted === null || !('$absent' in wanted || '$ne' in wanted),
  );
}

const use = v.picklist(['access', 'refresh', 'id', 'other']);

const expiry = v.variant('unit', [
  v.strictObject({ unit: v.literal('in-token') }),
  v.strictObject({
    unit: v.picklist(['ttl-s', 'ttl-ms', 'epoch-s', 'epoch-ms', 'iso-8601']),
    path,
  }),
]);

const token = v.strictObject({
  path,
  use: v.exactOptional(use),
  kind: v.exactOptional(v.picklist(['jwt', 'opaque'])),
  expiry: v.exactOptional(expiry),
});

const tokens = v.pipe(v.array(token), v.maxLength(10));

const message = v.pipe(
  v.strictObject({
    role: v.picklist(['request', 'answer', 'refusal', 'push', 'echo', 'port-setup']),
    from: v.picklist(['frame', 'host']),
    match: v.union([match, v.pipe(v.array(match), v.minLength(1), v.maxLength(10))]),
    needsRequest: v.exactOptional(v.boolean()),
    correlation: v.exactOptional(path),
    tokens: v.exactOptional(tokens),
    reason: v.exactOptional(path),
    first: v.exactOptional(v.boolean()),
  }),
  v.forward(
    v.check(
      (rule) => rule.needsRequest !== true || rule.correlation !== undefined,
      () => t('expected a path: needsRequest can only be told by a correlation'),
    ),
    ['correlation'],
  ),
);

const firstToken = v.variant('in', [
  v.strictObject({
    in: v.picklist(['query', 'fragment']),
    name: text,
    use: v.exactOptional(use),
    beside: v.exactOptional(v.pipe(v.array(text), v.maxLength(10))),
    expiry: v.exactOptional(expiry),
  }),
  v.strictObject({ in: v.literal('path'), after: text, use: v.exactOptional(use) }),
]);

const endpoint = v.strictObject({
  id: text,
  purpose: v.picklist(['refresh', 'initial', 'api']),
  method: v.pipe(v.string(), v.regex(/^[A-Za-z]{1,20}$/)),
  path: v.pipe(v.string(), v.startsWith('/'), v.maxLength(300)),
  body: v.exactOptional(v.picklist(['json', 'form'])),
  request: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          name: text,
          kind: v.picklist(['text', 'uuid', 'refresh-token']),
          optional: v.exactOptional(v.boolean()),
        }),
      ),
      v.maxLength(30),
    ),
  ),
  tokens: v.exactOptional(tokens),
  reason: v.exactOptional(path),
  statuses: v.exactOptional(v.record(v.pipe(v.string(), v.regex(/^[1-5]\d\d$/)), text)),
  wantsRefreshToken: v.exactOptional(v.boolean()),
});

const url = v.pipe(v.string(), v.maxLength(1000), v.regex(/^https?:\/\/[^\s]+$/));

/** The whole of `Definition`, and nothing that it does not know. */
export const definitionSchema: v.GenericSchema<unknown, Definition> = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  name: text,
  vendor: v.exactOptional(text),
  docs: v.exactOptional(v.pipe(v.array(v.strictObject({ label: text, url })), v.maxLength(10))),
  notes: v.exactOptional(v.pipe(v.string(), v.maxLength(2000))),
  origins: v.exactOptional(v.pipe(v.array(url), v.maxLength(50))),
  transport: v.picklist(['window', 'port:frame-opened', 'port:host-opened', 'port:per-request']),
  payload: v.exactOptional(v.picklist(['object', 'json', 'json-or-object', 'text'])),
  messages: v.pipe(v.array(message), v.maxLength(40)),
  firstToken: v.exactOptional(v.pipe(v.array(firstToken), v.maxLength(10))),
  endpoints: v.exactOptional(v.pipe(v.array(endpoint), v.maxLength(20))),
  documentedLife: v.exactOptional(v.pipe(v.number(), v.minValue(1))),
  urlTokenDocumented: v.exactOptional(v.pipe(v.array(text), v.maxLength(10))),
  silentRefusal: v.exactOptional(v.boolean()),
});
