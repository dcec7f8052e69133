import type { Node } from '@/lib/capture/node';
import type { Definition, ExpiryRule } from '@/lib/protocols/definition';
import { buildMessage } from '@/lib/protocols/samples';
import { stepsOf, withNodeAt } from './node-path';

/**
 * A protocol's answer with placeholders (see `RuleAnswer`) where each answer has values of its own.
 * `ttl` says what stands in fields that count from the moment of the message. `null`: the protocol
 * has no answer that can be made up.
 */
export function answerTemplate(
  definition: Definition,
  ttl: (unit: 'ttl-s' | 'ttl-ms') => Node,
): Node | null {
  const rule = definition.messages.find(({ role }) => role === 'answer');
  if (!rule) return null;
  let node = buildMessage(definition, 'answer', {
    token: '$token',
    correlation: '$correlation',
    expiresAt: 0,
    reason: null,
  });
  for (const { expiry } of rule.tokens ?? []) {
    if (node === null || expiry === undefined || expiry.unit === 'in-token') continue;
    const steps = stepsOf(expiry.path);
    node = (steps && withNodeAt(node, steps, placeholder(expiry, ttl))) ?? node;
  }
  return node;
}

function placeholder(
  expiry: Exclude<ExpiryRule, { unit: 'in-token' }>,
  ttl: (unit: 'ttl-s' | 'ttl-ms') => Node,
): Node {
  switch (expiry.unit) {
    case 'epoch-ms':
      return '$expiresMs';
    case 'epoch-s':
      return '$expiresS';
    case 'iso-8601':
      return '$expiresIso';
    default:
      return ttl(expiry.unit);
  }
}
