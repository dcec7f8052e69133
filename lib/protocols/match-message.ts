import type { Node } from '@/lib/capture/node';
import { findTokens } from '@/lib/tokens/find';
import { parseJsonNode } from '@/lib/tokens/json-node';
import type { FoundToken } from '@/lib/tokens/token';
import { compileMatch, matchesOf, type Condition } from './condition';
import type { Definition, MessageRule } from './definition';
import type { Mark, RoleMark } from './mark';
import { createMatchIndex, type MatchIndex } from './match-index';
import type { Matcher } from './matcher';
import { compilePath, type Path } from './path';
import { reasonText, toldReason } from './reason';
import { compileTokenRule, type TokenReader } from './rule-tokens';

interface CompiledRule {
  readonly definition: string;
  readonly rule: MessageRule;
  readonly correlation: Path | null;
  readonly reason: Path | null;
  readonly tokens: readonly TokenReader[];
}

/** The rules of one way in, by how the payload is written. */
interface Channel {
  readonly object: MatchIndex<CompiledRule>;
  readonly json: MatchIndex<CompiledRule>;
  readonly text: MatchIndex<CompiledRule>;
}

/** The part of a matcher that a frame with rules needs: no addresses, no endpoints, no translation. */
export function createMessageMatcher(definitions: readonly Definition[]): Pick<Matcher, 'message'> {
  const byWindow = createChannel(definitions, false);
  const byPort = createChannel(definitions, true);
  return { message: (root, port, at) => markMessage(port ? byPort : byWindow, root, at) };
}

interface RuleMatch {
  readonly value: CompiledRule;
  readonly conditions: readonly Condition[];
}

function createChannel(definitions: readonly Definition[], port: boolean): Channel {
  const object: RuleMatch[] = [];
  const json: RuleMatch[] = [];
  const text: RuleMatch[] = [];
  for (const definition of definitions) {
    const payload = definition.payload ?? 'object';
    for (const rule of definition.messages) {
      // The message that hands the port over still comes by the window.
      const byPort = definition.transport !== 'window' && rule.role !== 'port-setup';
      if (byPort !== port) continue;
      const value = compileRule(definition.id, rule);
      for (const match of matchesOf(rule)) {
        const entry = { value, conditions: compileMatch(match) };
        if (payload === 'object' || payload === 'json-or-object') object.push(entry);
        if (payload === 'json' || payload === 'json-or-object') json.push(entry);
        if (payload === 'text') text.push(entry);
      }
    }
  }
  return {
    object: createMatchIndex(object),
    json: createMatchIndex(json),
    text: createMatchIndex(text),
  };
}

function compileRule(definition: string, rule: MessageRule): CompiledRule {
  return {
    definition,
    rule,
    correlation: rule.correlation === undefined ? null : compilePath(rule.correlation),
    reason: rule.reason === undefined ? null : compilePath(rule.reason),
    tokens: (rule.tokens ?? []).map(compileTokenRule),
  };
}

function markMessage(channel: Channel, root: Node, at: number | undefined): Mark | null {
  const tokens = new Map<string, FoundToken & { known?: boolean }>();
  const roles: RoleMark[] = [];
  for (const { rules, inside } of matching(channel, root))
    for (const rule of rules) {
      const role = markRole(rule, inside, tokens, at);
      if (role && !roles.some((other) => sameRole(other, role))) roles.push(role);
    }
  for (const found of findTokens(root, at)) {
    const known = tokens.get(found.value);
    if (!known) tokens.set(found.value, found);
    else if (!known.known) tokens.set(found.value, { ...known, expiresAt: found.expiresAt });
  }
  if (roles.length === 0 && tokens.size === 0) return null;
  const told = roles.map((role) => ({ ...role, reason: toldReason(role.reason, tokens.keys()) }));
  return { roles: told, tokens: [...tokens.values()].map(plainToken) };
}

function plainToken({ value, kind, path, use, expiresAt }: FoundToken): FoundToken {
  return { value, kind, path, use, expiresAt };
}

function* matching(
  channel: Channel,
  root: Node,
): Generator<{ readonly rules: readonly CompiledRule[]; readonly inside: Node }> {
  if (typeof root !== 'string') {
    yield { rules: channel.object.find(root), inside: root };
    return;
  }
  yield { rules: channel.text.find(root), inside: root };
  const { texts } = channel.json;
  if (!/^\s*[[{]/.test(root)) return;
  if (texts && !texts.some((text) => root.includes(text))) return;
  const inside = parseJsonNode(root);
  if (inside !== undefined) yield { rules: channel.json.find(inside), inside };
}

function markRole(
  { definition, rule, ...compiled }: CompiledRule,
  root: Node,
  tokens: Map<string, FoundToken>,
  at: number | undefined,
): RoleMark | null {
  const needsRequest = rule.needsRequest === true;
  const correlation = compiled.correlation ? idText(compiled.correlation.read(root)) : null;
  if (needsRequest && compiled.correlation && correlation === null) return null;
  const indexes: number[] = [];
  for (const reader of compiled.tokens) {
    const token = reader.read(root, !needsRequest, at);
    if (!token) continue;
    if (!tokens.has(token.value)) tokens.set(token.value, token);
    indexes.push([...tokens.keys()].indexOf(token.value));
  }
  return {
    definition,
    role: rule.role,
    correlation,
    needsRequest,
    from: rule.from,
    tokens: indexes,
    reason: compiled.reason ? reasonText(compiled.reason.read(root)) : null,
  };
}

function idText(node: Node | undefined): string | null {
  return typeof node === 'string' || typeof node === 'number' ? String(node).slice(0, 200) : null;
}

function sameRole(a: RoleMark, b: RoleMark): boolean {
  return a.definition === b.definition && a.role === b.role && a.from === b.from;
}
