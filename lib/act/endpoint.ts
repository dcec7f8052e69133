import { t } from '@/lib/i18n';
import type { RequestEvent } from '@/lib/log/event';
import type { Definition, Endpoint, RequestField } from '@/lib/protocols/definition';
import { createMatcher } from '@/lib/protocols/match';
import { decodeJwt } from '@/lib/tokens/decode';
import type { DecodedJwt, FoundToken } from '@/lib/tokens/token';
import type { CallCommand } from '@/lib/wire';
import { checkUrl } from './url';

/** One endpoint that the client can call. */
export interface EndpointForm {
  /** Unique among all forms. */
  readonly id: string;
  /** "Chatzy: POST /prod/ai_agent/refresh_token". */
  readonly name: string;
  readonly definition: Definition;
  readonly endpoint: Endpoint;
  readonly fields: readonly RequestField[];
}

/** What the user typed. It lives in memory only: the refresh token is one of the values. */
export interface EndpointInput {
  /** `https://api.example.com`, or the endpoint's whole address. */
  readonly base: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface EndpointCall extends Pick<CallCommand, 'method' | 'url' | 'headers' | 'body'> {
  /** Whose host permission the call needs. */
  readonly origin: string;
  /** What must be masked where the call is shown. */
  readonly secrets: readonly string[];
}

export interface EndpointProblem {
  /** A field's name; `base`: the address. */
  readonly field: string;
  readonly reason: string;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function endpointForms(definitions: readonly Definition[]): readonly EndpointForm[] {
  return definitions.flatMap((definition) =>
    (definition.endpoints ?? [])
      .filter(({ purpose }) => purpose !== 'api')
      .map((endpoint) => ({
        id: `${definition.id} ${endpoint.id}`,
        name: `${definition.name}: ${endpoint.method} ${endpoint.path}`,
        definition,
        endpoint,
        fields: endpoint.request ?? [],
      })),
  );
}

/** The request that the input makes; else everything that is wrong with it. */
export function buildCall(
  form: EndpointForm,
  { base, values }: EndpointInput,
): EndpointCall | { readonly problems: readonly EndpointProblem[] } {
  const problems: EndpointProblem[] = [];
  const address = addressOf(form.endpoint, base);
  if ('error' in address) problems.push({ field: 'base', reason: address.error });
  const given: [string, string][] = [];
  const secrets: string[] = [];
  for (const field of form.fields) {
    const value = valueOf(values, field.name);
    const reason = fieldProblem(field, value);
    if (reason !== null) problems.push({ field: field.name, reason });
    if (value !== '') given.push([field.name, value]);
    if (field.kind === 'refresh-token' && value !== '') secrets.push(value);
  }
  if ('error' in address || problems.length > 0) return { problems };
  const { method, body } = form.endpoint;
  const request = { method: method.toUpperCase(), origin: new URL(address.url).origin, secrets };
  const accept = { name: 'Accept', value: 'application/json' };
  if (request.method === 'GET') {
    const url = new URL(address.url);
    for (const [name, value] of given) url.searchParams.append(name, value);
    return { ...request, url: url.href, headers: [accept], body: null };
  }
  const isForm = body === 'form';
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    ...request,
    url: address.url,
    headers: [accept, { name: 'Content-Type', value: type }],
    body: isForm
      ? new URLSearchParams(given).toString()
      : JSON.stringify(Object.fromEntries(given)),
  };
}

export function callCommand(
  { method, url, headers, body }: EndpointCall,
  form: EndpointForm,
): CallCommand {
  const label = t('Called {{name}}', { name: form.name });
  return { type: 'call', label, method, url, headers, body };
}

export interface Explained {
  readonly ok: boolean;
  /** A sentence. */
  readonly text: string;
  readonly tokens: readonly (FoundToken & { readonly jwt: DecodedJwt | null })[];
}

/** What the endpoint's answer means, and the tokens in it. */
export function explainAnswer(form: EndpointForm, answer: RequestEvent): Explained {
  // At the user's own address too: a definition's origins are the vendor's.
  const { origins: _origins, ...definition } = form.definition;
  const mark = createMatcher([definition]).request(answer);
  const tokens = (mark?.tokens ?? []).map((token) => ({ ...token, jwt: decodeJwt(token.value) }));
  const ok = answer.status >= 200 && answer.status < 300;
  const meaning = mark?.meaning ?? generalMeaning(answer.status);
  if (ok && !tokens.some(({ use }) => use === 'access'))
    return { ok: false, text: t('The answer holds no access token.'), tokens };
  const text =
    answer.status === 0
      ? meaning
      : t('{{status}}: {{meaning}}', { status: answer.status, meaning });
  return { ok, text, tokens };
}

function addressOf(endpoint: Endpoint, base: string) {
  const checked = checkUrl(base);
  if ('error' in checked) return checked;
  const url = new URL(checked.url);
  if (url.search !== '' || url.hash !== '')
    return { error: t('The address must have no query and no fragment.') };
  if (pathPattern(endpoint.path).test(url.pathname)) return { url: url.href };
  if (endpoint.path.includes('*'))
    return { error: t('Give the whole address: it ends like {{path}}', { path: endpoint.path }) };
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${endpoint.path.replace(/^\/+/, '')}`;
  return { url: url.href };
}

function pathPattern(path: string): RegExp {
  const segments = path.split('/').filter((segment) => segment !== '');
  const pattern = segments.map((segment) =>
    segment === '*' ? '[^/]+' : segment.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`),
  );
  return new RegExp(`/${pattern.join('/')}/?$`);
}

function valueOf(values: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '').trim() : '';
}

function fieldProblem({ name, kind, optional }: RequestField, value: string): string | null {
  if (value === '') return optional ? null : t('{{name}} is needed.', { name });
  if (kind === 'uuid' && !UUID.test(value)) return t('{{name}} must be a UUID.', { name });
  return null;
}

function generalMeaning(status: number): string {
  if (status === 0) return t('No answer: the server can’t be reached, or refused the connection.');
  if (status < 300) return t('It worked.');
  if (status < 400) return t('It sends elsewhere: the address may be wrong.');
  if (status === 400) return t('The request is not as the server wants it.');
  if (status === 401) return t('The refresh token is not valid, or no longer.');
  if (status === 403) return t('The server knows who asks, and refuses.');
  if (status === 404) return t('There is no such endpoint: the address may be wrong.');
  if (status === 429) return t('Too many requests: try again later.');
  return status < 500 ? t('The server refuses the request.') : t('The server failed.');
}
