import type { RequestEvent } from '@/lib/log/event';
import { t } from '@/lib/i18n';
import { findTokens } from '@/lib/tokens/find';
import { parseJsonNode } from '@/lib/tokens/json-node';
import type { FoundToken } from '@/lib/tokens/token';
import type { Definition, Endpoint } from './definition';
import type { EndpointMark } from './mark';
import { isOrigin } from './origins';
import { compileTokenRule, type TokenReader } from './rule-tokens';

interface CompiledEndpoint {
  readonly definition: Definition;
  readonly endpoint: Endpoint;
  readonly segments: readonly string[];
  readonly tokens: readonly TokenReader[];
}

/** Knows the calls of refresh (and other) endpoints among all requests of a page. */
export function createEndpointIndex(
  definitions: readonly Definition[],
): (request: RequestEvent) => EndpointMark | null {
  const byMethod = new Map<string, CompiledEndpoint[]>();
  for (const definition of definitions) {
    for (const endpoint of definition.endpoints ?? []) {
      const method = endpoint.method.toUpperCase();
      const compiled = {
        definition,
        endpoint,
        segments: segmentsOf(endpoint.path),
        tokens: (endpoint.tokens ?? []).map(compileTokenRule),
      };
      byMethod.set(method, [...(byMethod.get(method) ?? []), compiled]);
    }
  }
  return (request) => {
    const known = byMethod.get(request.method.toUpperCase());
    if (!known || !URL.canParse(request.url)) return null;
    const segments = segmentsOf(new URL(request.url).pathname);
    const called = known.find(
      (one) => endsWith(segments, one.segments) && isOrigin(one.definition, request.url),
    );
    return called ? markOf(called, request) : null;
  };
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function endsWith(segments: readonly string[], wanted: readonly string[]): boolean {
  const start = segments.length - wanted.length;
  return (
    start >= 0 &&
    wanted.length > 0 &&
    wanted.every((segment, index) => segment === '*' || segment === segments[start + index])
  );
}

function markOf(
  { definition, endpoint, tokens }: CompiledEndpoint,
  request: RequestEvent,
): EndpointMark {
  const meaning = statusMeaning(endpoint, request.status);
  const body = request.responseBody === null ? undefined : parseJsonNode(request.responseBody);
  const found = new Map<string, FoundToken>();
  if (body !== undefined) {
    const at = request.at + request.duration;
    for (const reader of tokens) {
      const token = reader.read(body, true, at);
      if (token && !found.has(token.value)) {
        const { value, kind, path, use, expiresAt } = token;
        found.set(value, { value, kind, path, use, expiresAt });
      }
    }
    for (const token of findTokens(body, at))
      if (!found.has(token.value)) found.set(token.value, token);
  }
  return {
    definition: definition.id,
    endpoint: endpoint.id,
    purpose: endpoint.purpose,
    meaning,
    tokens: [...found.values()],
  };
}

/** What a status means at this endpoint, by its vendor; `null` where the definition doesn't say. */
function statusMeaning(endpoint: Endpoint, status: number): string | null {
  const statuses = endpoint.statuses ?? {};
  const key = String(status);
  const text = Object.hasOwn(statuses, key) ? statuses[key] : undefined;
  return text === undefined ? null : t(text);
}
