import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import type { MessageRow } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import { buildMessage } from '@/lib/protocols/samples';
import type { SampleValues } from '@/lib/protocols/samples';
import { decodeJwt } from '@/lib/tokens/decode';
import type { DecodedJwt, Token } from '@/lib/tokens/token';
import { words } from './words';
import type { GivenKey } from './key';
import { nodeAt, stepsOf, withNodeAt } from './node-path';
import { withWrongField, withWrongType } from './near-miss';
import type { Refusal } from './route';
import { lifeSeconds } from './life';

export const ANSWER_KINDS = [
  'last',
  'fresh',
  'expiring',
  'expired',
  'subject',
  'malformed',
  'wrong-field',
  'wrong-type',
  'refusal',
] as const;

/** `given`: a token that the user has, such as one that the refresh endpoint issued. */
export type AnswerKind = (typeof ANSWER_KINDS)[number] | 'given';

export interface AnswerOrder {
  readonly definition: Definition;
  /** The request that is answered; `null`: none was seen, the answer comes unasked. */
  readonly request: MessageRow | null;
  /** The agent's last token: its claims are copied. */
  readonly lastToken: Token | null;
  /** For `given`. */
  readonly given?: string;
  /** Seconds, for `fresh` and `expiring`. */
  readonly lifeS?: number;
  readonly key?: (GivenKey & { readonly alg: string }) | null;
  /** ms since 1970. */
  readonly now: number;
}

export interface Prepared {
  readonly data: Node;
  /** For the log, in words. */
  readonly label: string;
}

/** Seconds that an expired test token has been expired for. */
const EXPIRED_S = -60;
const FRESH_S = 3600;
const EXPIRING_S = 30;

/** What a button calls that answer. */
export function answerName(kind: AnswerKind, lifeS: number = EXPIRING_S): string {
  switch (kind) {
    case 'last':
      return t('The last token again');
    case 'fresh':
      return t('A fresh test token');
    case 'given':
      return t('This token');
    case 'expiring':
      return t('A token that expires in {{lifeS}} s', { lifeS });
    case 'expired':
      return t('An expired token');
    case 'subject':
      return t('A token of another subject');
    case 'malformed':
      return t('A malformed token');
    case 'wrong-field':
      return t('The token in the wrong field');
    case 'wrong-type':
      return t('The wrong message type');
    case 'refusal':
      return t('A refusal');
    default:
      return kind satisfies never;
  }
}

/** The message by which the host would answer so; else why there is none. Never rejects. */
export async function prepareAnswer(
  kind: AnswerKind,
  order: AnswerOrder,
): Promise<Prepared | Refusal> {
  const { definition, now } = order;
  const correlation = correlationOf(order);
  if (typeof correlation === 'object' && correlation !== null) return correlation;
  const label = t('Answered as the host: {{answer}}', {
    answer: answerName(kind, order.lifeS ?? EXPIRING_S),
  });
  if (kind === 'refusal') {
    const reason = t('Test refusal');
    const data = answerWith(order, 'refusal', {
      token: null,
      correlation,
      expiresAt: null,
      reason,
    });
    if (data === null) return { error: t('{{name}} has no refusal message.', named(definition)) };
    return { data, label };
  }
  let token: { readonly value: string; readonly expiresAt: number | null } | Refusal;
  try {
    token = await tokenFor(kind, order);
  } catch (error) {
    return { error: words(error) };
  }
  if ('error' in token) return token;
  const values = {
    token: token.value,
    correlation,
    expiresAt: token.expiresAt ?? now + FRESH_S * 1000,
    reason: null,
  };
  const good = answerWith(order, 'answer', values) ?? answerWith(order, 'push', values);
  if (good === null)
    return { error: t('{{name}} has no message that hands over a token.', named(definition)) };
  if (kind === 'wrong-field') return spoilt(withWrongField(good, token.value), label);
  if (kind === 'wrong-type')
    return spoilt(withWrongType(good, definition, [token.value, correlation ?? '']), label);
  return { data: good, label };
}

function correlationOf({ definition, request }: AnswerOrder): string | null | Refusal {
  const mark = request?.mark?.roles.find(
    (one) => one.definition === definition.id && one.role === 'request',
  );
  if (mark) return mark.correlation;
  const needed = definition.messages.some(
    ({ role, correlation }) => role === 'answer' && correlation !== undefined,
  );
  return needed
    ? { error: t('{{name}} answers a request by its id: no request was seen.', named(definition)) }
    : null;
}

async function tokenFor(
  kind: Exclude<AnswerKind, 'refusal'>,
  order: AnswerOrder,
): Promise<{ readonly value: string; readonly expiresAt: number | null } | Refusal> {
  const { lastToken, now, key, definition } = order;
  if (kind === 'given') {
    const value = (order.given ?? '').trim();
    if (value === '') return { error: t('Give a token first.') };
    return { value, expiresAt: decodeJwt(value)?.expiresAt ?? null };
  }
  if (kind === 'last')
    return lastToken === null
      ? { error: t('No token of this agent was seen yet.') }
      : { value: lastToken.value, expiresAt: lastToken.expiresAt };
  const from = lastToken?.jwt ?? null;
  const lifeS = lifeFor(kind, order, from);
  const expiresAt = now + lifeS * 1000;
  if (isOpaque(definition, lastToken)) {
    if (kind === 'subject') return { error: t('Its tokens are opaque: they name no subject.') };
    const value = `test-${crypto.randomUUID()}`;
    return { value: kind === 'malformed' ? '' : value, expiresAt };
  }
  const change = kind === 'subject' ? { sub: otherSubject(from) } : {};
  // jose is loaded when a token is made, not with the panel.
  const { mintToken } = await import('./test-token');
  const value = await mintToken({ from, change, lifeS, now, key: key ?? null });
  return { value: kind === 'malformed' ? cutOff(value) : value, expiresAt };
}

function lifeFor(kind: AnswerKind, order: AnswerOrder, from: DecodedJwt | null): number {
  if (kind === 'expired') return EXPIRED_S;
  if (kind === 'expiring') return order.lifeS ?? EXPIRING_S;
  return order.lifeS ?? lifeSeconds(from) ?? order.definition.documentedLife ?? FRESH_S;
}

function isOpaque(definition: Definition, lastToken: Token | null): boolean {
  if (lastToken) return lastToken.kind === 'opaque';
  return definition.messages.some(({ role, tokens }) => {
    return (role === 'answer' || role === 'push') && tokens?.[0]?.kind === 'opaque';
  });
}

function otherSubject(from: DecodedJwt | null): string {
  const subject = from && Object.hasOwn(from.claims, 'sub') ? from.claims['sub'] : null;
  return `${typeof subject === 'string' ? subject : 'test-user'}-other`;
}

/** The first half of its claims: what a text that was cut on its way looks like. */
function cutOff(jwt: string): string {
  const [header = '', claims = ''] = jwt.split('.');
  return `${header}.${claims.slice(0, Math.floor(claims.length / 2))}`;
}

/** The protocol's message, its id written as the request wrote it: a number stays one. */
function answerWith(
  { definition, request, now }: AnswerOrder,
  role: 'answer' | 'push' | 'refusal',
  values: SampleValues,
): Node | null {
  const data = buildMessage(definition, role, values, now);
  const { correlation } = definition.messages.find((rule) => rule.role === role) ?? {};
  const asked = definition.messages.find((rule) => rule.role === 'request')?.correlation;
  if (data === null || correlation === undefined || asked === undefined) return data;
  const id = request && nodeAt(request.preview.root, asked);
  if (typeof id !== 'number' || String(id) !== values.correlation) return data;
  const steps = stepsOf(correlation);
  return (steps && withNodeAt(data, steps, id)) ?? data;
}

function spoilt(data: Node | null, label: string): Prepared | Refusal {
  return data === null
    ? { error: t('This protocol’s answer can’t be spoilt in that way.') }
    : { data, label };
}

function named({ name }: Definition): { readonly name: string } {
  return { name };
}
