import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import type { Session } from '@/lib/log/session';
import type { Definition, Match } from '@/lib/protocols/definition';
import type { SpeakCommand } from '@/lib/wire';
import { findJsonProblem } from './json-error';
import type { JsonProblem } from './json-error';
import { isJson, jsonText, nodeOf } from './json-node';
import { lossOf } from './loss';
import { hasMask, masker, unmasker } from './mask-text';
import { nodeAt } from './node-path';
import { livingDocument } from './route';
import { targetOriginProblem } from './url';

/** A message that is being written. */
export interface Draft {
  /** JSON; tokens may stand in it as their masks. */
  readonly text: string;
  /** What it is an edit of: where the text still says the same, values beyond JSON stay. */
  readonly original: Node | null;
  readonly speaker: DocumentId | null;
  readonly receiver: DocumentId | null;
  readonly targetOrigin: string;
}

export interface Checked {
  /** `null`: it can't be sent, and `problems` says why. */
  readonly data: Node | null;
  readonly problems: readonly DraftProblem[];
}

export interface DraftProblem {
  readonly field: 'text' | 'speaker' | 'receiver' | 'targetOrigin';
  readonly reason: string;
  /** Where in the text. */
  readonly place: JsonProblem | null;
}

/** The text in which a value is edited: JSON, each of `secrets` as its mask. */
export function draftText(node: Node, secrets: Iterable<string>): string {
  return masker(secrets)(jsonText(node, 2));
}

/** What `draft` would send, or all that is wrong with it. `secrets`: what masks in it may stand for. */
export function checkDraft(draft: Draft, session: Session, secrets: Iterable<string>): Checked {
  const problems: DraftProblem[] = [];
  const say = (field: DraftProblem['field'], reason: string, place: JsonProblem | null = null) =>
    void problems.push({ field, reason, place });
  const speaker = livingDocument(session, draft.speaker, 'speaker');
  if ('error' in speaker)
    say('speaker', draft.speaker === null ? t('Choose the frame that speaks.') : speaker.error);
  const receiver = livingDocument(session, draft.receiver, 'receiver');
  if ('error' in receiver)
    say('receiver', draft.receiver === null ? t('Choose the frame that hears.') : receiver.error);
  const origin = targetOriginProblem(draft.targetOrigin);
  if (origin !== null) say('targetOrigin', origin);
  else if (!('error' in receiver) && missesReceiver(draft.targetOrigin, receiver.origin))
    say(
      'targetOrigin',
      t('The receiver is at {{origin}}: the browser would not deliver it.', {
        origin: receiver.origin,
      }),
    );
  const wrong = findJsonProblem(draft.text);
  if (wrong) say('text', wrong.reason, wrong);
  const data = wrong ? null : readDraft(draft, secrets);
  if (data !== null && 'error' in data) say('text', data.error);
  return {
    data: problems.length === 0 && data !== null && 'node' in data ? data.node : null,
    problems,
  };
}

export function sendCommand(
  draft: Draft & { readonly speaker: DocumentId; readonly receiver: DocumentId },
  data: Node,
): SpeakCommand {
  const { speaker, receiver, targetOrigin } = draft;
  return {
    type: 'speak',
    kind: 'send',
    label: t('Sent a message of my own'),
    speaker,
    receiver,
    targetOrigin,
    data,
  };
}

/** Values that the original has and JSON can't say: what an edit of their text loses. */
export function isBeyondJson(original: Node | null): boolean {
  return original !== null && !isJson(original);
}

function readDraft(draft: Draft, secrets: Iterable<string>): { node: Node } | { error: string } {
  const plain = unmasker(secrets)(draft.text);
  if (plain === null)
    return {
      error: t('A mask in it stands for more than one token: put the token itself in its place.'),
    };
  if (hasMask(plain)) return { error: t('A masked token stands in it: put a token in its place.') };
  const edited = nodeOf(JSON.parse(plain));
  const node = draft.original === null ? edited : merge(draft.original, edited);
  const loss = lossOf({ root: node, size: 0, exact: true, cut: false });
  return loss === null ? { node } : { error: loss };
}

function missesReceiver(targetOrigin: string, origin: string): boolean {
  return targetOrigin !== '*' && targetOrigin !== origin;
}

/** `edited`, with the original's own values where their text is the same. */
function merge(original: Node, edited: Node): Node {
  if (jsonText(original) === jsonText(edited)) return original;
  if (typeof original !== 'object' || original === null) return edited;
  if (typeof edited !== 'object' || edited === null || original.type !== edited.type) return edited;
  if (original.type === 'object' && edited.type === 'object') {
    const before = new Map(original.entries);
    const entries = edited.entries.map(([key, value]) => {
      const old = before.get(key);
      return [key, old === undefined ? value : merge(old, value)] as const;
    });
    const named = new Set(entries.map(([key]) => key));
    // JSON has no text for them, so an edit can't have taken them away.
    const silent = original.entries.filter(
      ([key, value]) => !named.has(key) && typeof value === 'object' && value?.type === 'undefined',
    );
    return { ...edited, entries: [...entries, ...silent] };
  }
  if (original.type !== 'array' || edited.type !== 'array') return edited;
  const { items } = original;
  return {
    ...edited,
    items: edited.items.map((item, index) => {
      const old = items[index];
      return old === undefined ? item : merge(old, item);
    }),
  };
}

export interface NamedField {
  readonly path: string;
  readonly name: string;
}

/** The fields of `root` that its protocol gives a meaning, each path once. */
export function protocolFields(
  root: Node,
  session: Session,
  definitions: readonly Definition[],
): readonly NamedField[] {
  const roles = session.matcher.message(root, false)?.roles ?? [];
  const fields = new Map<string, string>();
  const add = (path: string | undefined, name: string) => {
    if (path === undefined || nodeAt(root, path) === undefined) return;
    const full = path.startsWith('$') ? path : `$.${path}`;
    if (!fields.has(full)) fields.set(full, name);
  };
  for (const mark of roles) {
    const definition = definitions.find(({ id }) => id === mark.definition);
    for (const rule of definition?.messages ?? []) {
      if (rule.role !== mark.role) continue;
      for (const token of rule.tokens ?? []) {
        add(token.path, tokenUse(token.use ?? 'access'));
        if (token.expiry && 'path' in token.expiry) add(token.expiry.path, t('expiry'));
      }
      add(rule.correlation, t('joins request and answer'));
      add(rule.reason, t('reason'));
      for (const match of matchesOf(rule.match))
        for (const path of Object.keys(match)) add(path, t('tells what it is'));
    }
  }
  return [...fields].map(([path, name]) => ({ path, name }));
}

function matchesOf(match: Match | readonly Match[]): readonly Match[] {
  const isList = (value: Match | readonly Match[]): value is readonly Match[] =>
    Array.isArray(value);
  return isList(match) ? match : [match];
}

function tokenUse(use: 'access' | 'refresh' | 'id' | 'other'): string {
  if (use === 'access') return t('access token');
  if (use === 'refresh') return t('refresh token');
  return use === 'id' ? t('ID token') : t('token');
}
