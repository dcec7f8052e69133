import type { Node } from '@/lib/capture/node';
import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, Session } from '@/lib/log/session';
import { maskToken } from '@/lib/tokens/mask';
import type { Token } from '@/lib/tokens/token';
import { withoutQuery } from '@/lib/url-parts';
import { jsLiteral, jsString } from './js-literal';
import { jsonText } from './json-node';
import { masker } from './mask-text';
import { livingDocument } from './route';

/** What is copied is masked, unless the user asks for the secrets themselves. */
export interface CopyOptions {
  readonly masked: boolean;
}

export function copyToken(token: Token, { masked }: CopyOptions): string {
  return masked ? maskToken(token.value) : token.value;
}

/** Header and claims as JSON; an opaque token has none. */
export function copyClaims({ jwt }: Token): string {
  return jwt === null ? '{}' : JSON.stringify({ header: jwt.header, claims: jwt.claims }, null, 2);
}

export function copyMessage(message: MessageRow, session: Session, options: CopyOptions): string {
  return masking(session, options)(jsonText(message.preview.root, 2));
}

/** The `postMessage` call that says it again, to be run in the speaker's own console. */
export function copyCall(message: MessageRow, session: Session, options: CopyOptions): string {
  const receiver = session.documents.get(message.receiver);
  const origin = receiver === undefined || receiver.origin === 'null' ? '*' : receiver.origin;
  const target = windowOf(session, message.sender, message.receiver);
  return masking(session, options)(callCode(target, message.preview.root, origin));
}

export function callCode(target: string, data: Node, targetOrigin: string): string {
  return `${target}.postMessage(${jsLiteral(data)}, ${jsString(targetOrigin)});`;
}

/** Masks every token that the session knows. */
function masking(session: Session, { masked }: CopyOptions): (text: string) => string {
  if (!masked) return (text) => text;
  return masker([...session.tokens.values()].map(({ value }) => value));
}

/** How the speaker's script names the receiver's window. */
export function windowOf(session: Session, from: DocumentId | null, to: DocumentId): string {
  if (from === to) return 'window';
  const steps = chain(session, from);
  const up = steps.indexOf(to);
  if (up > 0) return Array.from({ length: up }, () => 'parent').join('.');
  const child = livingDocument(session, to, 'receiver');
  const document = 'error' in child ? session.documents.get(to) : child;
  const { element, url = '' } = document ?? {};
  if (element?.id) return `document.getElementById(${jsString(element.id)}).contentWindow`;
  const selector = element?.name
    ? `iframe[name=${JSON.stringify(element.name)}]`
    : `iframe[src^=${JSON.stringify(withoutQuery(url))}]`;
  return `document.querySelector(${jsString(selector)}).contentWindow`;
}

/** A document and its ancestors. */
function chain(session: Session, from: DocumentId | null): readonly DocumentId[] {
  const steps: DocumentId[] = [];
  let at = from;
  while (at !== null && !steps.includes(at) && steps.length < 50) {
    steps.push(at);
    at = session.documents.get(at)?.parent ?? null;
  }
  return steps;
}
