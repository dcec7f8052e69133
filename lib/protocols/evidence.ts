import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import { idFields, nameFields, wordsOf } from './message-name';

/** How much speaks for something, and in words. */
export interface Evidence {
  readonly score: number;
  readonly sentences: readonly string[];
}

interface Asking {
  readonly at: number;
  readonly root: Node;
  readonly after401: boolean;
  readonly oldTokenExpiresAt: number | null;
}

interface Linkable {
  readonly at: number;
  readonly channel: string | null;
  readonly root: Node;
}

const NEAR_EXPIRY_MS = 120_000;
/** Ids shorter than this (1, 2, 3 …) are counted by everybody: they join only within one exchange of names. */
const TELLING_ID = 5;

/** That a message asks for a token. */
export function askingOf(message: Asking): Evidence {
  const sentences: string[] = [];
  let score = 0;
  const words = Math.min(wordScore(message.root), 2);
  if (words > 0) {
    score += words;
    sentences.push(t('It asks in words: {{names}}', { names: askingNames(message.root) }));
  }
  if (message.after401) {
    score += 2;
    sentences.push(t('A call of this frame was refused with 401 just before'));
  }
  const left = message.oldTokenExpiresAt === null ? null : message.oldTokenExpiresAt - message.at;
  if (left !== null && left <= NEAR_EXPIRY_MS) {
    score += 1;
    sentences.push(
      left <= 0
        ? t('The token of this frame had expired')
        : t('The token of this frame was about to expire'),
    );
  }
  return { score, sentences };
}

/** That one message answers another. */
export function linkOf(request: Linkable, answer: Linkable): Evidence {
  const sentences: string[] = [];
  let score = 0;
  const id = sameId(request.root, answer.root);
  if (id) {
    score += id.value.length >= TELLING_ID ? 3 : 2;
    sentences.push(t('Both carry the same id: {{id}}', { id: id.value.slice(0, 40) }));
  }
  if (request.channel !== null && request.channel === answer.channel) {
    score += 1;
    sentences.push(t('Both went through the same port'));
  }
  const names = alike(request.root, answer.root);
  if (names) {
    score += 2;
    sentences.push(t('Their names are alike: {{request}}, {{answer}}', names));
  }
  const wait = Math.round(answer.at - request.at);
  if (wait <= 5000) {
    score += 1;
    sentences.push(t('It came {{ms}} ms later', { ms: wait }));
  }
  return { score, sentences };
}

/** The same id in both messages, in whichever field of that kind. */
export function sameId(
  request: Node,
  answer: Node,
): { readonly value: string; readonly request: string; readonly answer: string } | null {
  const there = idFields(answer);
  for (const { path, value } of idFields(request)) {
    // A type of an id's name, or a counter at zero, joins nothing.
    if (value === '0') continue;
    const match =
      there.find((field) => field.value === value && field.path === path) ??
      there.find((field) => field.value === value && value.length >= TELLING_ID);
    if (match) return { value, request: path, answer: match.path };
  }
  return null;
}

/** 0: it says nothing of tokens; 1: something that may be meant so; 2 and more: it does. */
export function wordScore(root: Node): number {
  let score = 0;
  for (const { value } of nameFields(root).slice(0, 6))
    score = Math.max(
      score,
      wordsOf(value).reduce((sum, word) => sum + weightOf(word), 0),
    );
  return score;
}

function weightOf(word: string): number {
  if (/^(?:tokens?|jwts?|bearer|oauth2?|credentials?|reauth|reauthenticate)$/.test(word)) return 2;
  if (
    /^(?:access|id|auth|session|get|refresh|guest|api|user|new|update|request)(?:token|jwt)$/.test(
      word,
    )
  )
    return 2;
  const may =
    /^(?:refresh|refreshed|renew|renewal|expired?|expiring|unauthori[sz]ed|401|auth|authenticate|authentication|authori[sz]ation|session|login|signin|tokenexpired(?:error)?)$/;
  return may.test(word) ? 1 : 0;
}

function askingNames(root: Node): string {
  return nameFields(root)
    .filter(({ value }) => wordsOf(value).some((word) => weightOf(word) > 0))
    .slice(0, 2)
    .map((field) => field.value)
    .join(', ');
}

const REPLY_WORDS =
  /^(?:response|respond|reply|answer|result|request|requested|req|res|resp|ack|get|set|update|updated|new|need|needed|on|the|done|ok|success|submit|send|issued|refreshed|refresh|ask|host|frame|parent|child|message|event|v\d+)$/;

/** Names that say the same but for words such as request and response. */
function alike(request: Node, answer: Node): { request: string; answer: string } | null {
  for (const asked of nameFields(request).slice(0, 4))
    for (const said of nameFields(answer).slice(0, 4)) {
      const first = wordsOf(asked.value).filter((word) => !REPLY_WORDS.test(word));
      const second = wordsOf(said.value).filter((word) => !REPLY_WORDS.test(word));
      const shared = first.filter((word) => second.includes(word));
      const telling = shared.some((word) => weightOf(word) > 0);
      if (telling && shared.length * 2 >= Math.min(first.length, second.length))
        return { request: asked.value, answer: said.value };
    }
  return null;
}
