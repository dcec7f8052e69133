import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import { decodeJwt } from '@/lib/tokens/decode';
import type { FoundToken } from '@/lib/tokens/token';
import { askingOf, linkOf, wordScore, type Evidence } from './evidence';
import type { Mark } from './mark';
import { nameFields } from './message-name';

/** One message, with what the session knows of the frame that it concerns. */
export interface UnknownInput {
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly sender: DocumentId | null;
  readonly receiver: DocumentId;
  readonly channel: string | null;
  readonly root: Node;
  readonly mark: Mark | null;
  /** The agent's call was refused with 401 shortly before. */
  readonly after401: boolean;
  /** ms since 1970: when the token that the agent held then ends. */
  readonly oldTokenExpiresAt: number | null;
}

/** A refresh in no known protocol. */
export interface UnknownPair {
  /** `null`: the token came unasked. */
  readonly request: string | null;
  readonly answer: string;
  /** Index into the answer's `mark.tokens`. */
  readonly token: number;
  /** Why it is taken for a refresh, a sentence each. */
  readonly evidence: readonly string[];
}

/** By this much an answer is joined to its request for sure: an id or a name says so, not time or port alone. */
const SURE_LINK = 3;
const LATE_MS = 60_000;
const MAX_OPEN = 40;

interface Open {
  readonly message: UnknownInput;
  /** Something was said back already, so that the next message need not be the answer. */
  replied: boolean;
  /** What its words say, read once for all the answers that it may have. */
  readonly asking: () => { readonly evidence: Evidence; readonly words: number };
}

interface Holding {
  readonly token: FoundToken;
  readonly names: string;
}

/**
 * Finds refreshes by their shape alone: a message that asks, and one that brings a token which its
 * receiver did not have. `messages` in order of time. What a definition recognised is not looked at
 * again, but its tokens count as held. Says nothing where a token is missing, however it is named.
 */
export function findUnknown(messages: readonly UnknownInput[]): readonly UnknownPair[] {
  const held = new Map<DocumentId, Map<string, Holding>>();
  const open: Open[] = [];
  const pairs: UnknownPair[] = [];
  for (const message of messages) {
    const index = newToken(message, held.get(message.receiver));
    const token = message.mark?.tokens[index];
    if (token && !isRecognised(message)) {
      const pair =
        answerTo(message, index, open) ?? pushed(message, index, token, held.get(message.receiver));
      if (pair) pairs.push(pair);
    }
    hold(held, message);
    if (isRecognised(message)) continue;
    for (const request of open) request.replied ||= goesBack(request.message, message);
    open.push({ message, replied: false, asking: once(() => readAsking(message)) });
    if (open.length > MAX_OPEN) open.shift();
  }
  return pairs;
}

function readAsking(message: UnknownInput) {
  return { evidence: askingOf(message), words: wordScore(message.root) };
}

function once<T>(read: () => T): () => T {
  let value: { readonly of: T } | null = null;
  return () => (value ??= { of: read() }).of;
}

/** A role that needs a request proves nothing by itself. */
function isRecognised(message: UnknownInput): boolean {
  return message.mark?.roles.some((role) => !role.needsRequest) ?? false;
}

function newToken(message: UnknownInput, held: ReadonlyMap<string, Holding> | undefined): number {
  const tokens = message.mark?.tokens ?? [];
  return tokens.findIndex((token) => token.use !== 'refresh' && !held?.has(token.value));
}

/** Both ends have seen the token now: an echo of it brings nothing new. */
function hold(held: Map<DocumentId, Map<string, Holding>>, message: UnknownInput): void {
  const names = nameText(message.root);
  for (const token of message.mark?.tokens ?? [])
    for (const document of [message.sender, message.receiver]) {
      if (document === null) continue;
      const tokens = held.get(document) ?? new Map<string, Holding>();
      held.set(document, tokens.set(token.value, { token, names }));
    }
}

function answerTo(answer: UnknownInput, token: number, open: readonly Open[]): UnknownPair | null {
  let best: { request: UnknownInput; asking: Evidence; link: Evidence; score: number } | null =
    null;
  const answerWords = wordScore(answer.root);
  for (const { message: request, replied, asking: read } of open) {
    const wait = answer.at - request.at;
    if (wait > LATE_MS || !goesBack(request, answer)) continue;
    const { evidence: asking, words } = read();
    // Asking words are needed in one of both: a 401 alone may stand before anything.
    if (asking.score < 2 || words + answerWords < 1) continue;
    const link = linkOf(request, answer);
    if (link.score < (replied ? SURE_LINK : 1)) continue;
    const score = asking.score + link.score;
    if (best === null || score >= best.score) best = { request, asking, link, score };
  }
  if (best === null) return null;
  return {
    request: best.request.id,
    answer: answer.id,
    token,
    evidence: [
      ...best.asking.sentences,
      ...best.link.sentences,
      t('It brings a token that this frame did not have'),
    ],
  };
}

/** Said by the answer's receiver to its sender, as far as both are known. */
function goesBack(request: UnknownInput, answer: UnknownInput): boolean {
  if (request.channel !== null && request.channel === answer.channel)
    return request.receiver !== answer.receiver;
  if (request.channel !== null) return false;
  const backwards = request.sender === answer.receiver;
  return backwards && (answer.sender === null || answer.sender === request.receiver);
}

/** Unasked: only as the follower of a token that this frame had, and if the message says so. */
function pushed(
  message: UnknownInput,
  index: number,
  token: FoundToken,
  held: ReadonlyMap<string, Holding> | undefined,
): UnknownPair | null {
  const names = nameText(message.root);
  const before = [...(held?.values() ?? [])].filter((old) => follows(token, old, names)).at(-1);
  if (!before) return null;
  const evidence = [t('It brings a token that follows the one that this frame had')];
  const asking = askingOf({ ...message, root: null });
  if (wordScore(message.root) >= 2)
    evidence.push(t('Its name speaks of tokens: {{names}}', { names }));
  else if (asking.score < 1) return null;
  return {
    request: null,
    answer: message.id,
    token: index,
    evidence: [...evidence, ...asking.sentences],
  };
}

/** Of the same issuer for the same subject and longer valid; or, opaque, in the same field of the same message. */
function follows(token: FoundToken, old: Holding, names: string): boolean {
  if (token.kind !== old.token.kind) return false;
  const [now, then] = [decodeJwt(token.value), decodeJwt(old.token.value)];
  if (now === null || then === null)
    return names !== '' && names === old.names && token.path === old.token.path;
  if (now.expiresAt !== null && then.expiresAt !== null && now.expiresAt <= then.expiresAt)
    return false;
  const named = ['iss', 'sub'].filter((name) => Object.hasOwn(now.claims, name));
  return named.length > 0 && named.every((name) => now.claims[name] === then.claims[name]);
}

function nameText(root: Node): string {
  return nameFields(root)
    .slice(0, 3)
    .map((field) => field.value)
    .join(' ');
}
