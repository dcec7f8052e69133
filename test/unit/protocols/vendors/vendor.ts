import { describe, expect, it } from 'vitest';
import type { Node } from '@/lib/capture/node';
import type { Definition } from '@/lib/protocols/definition';
import type { Role } from '@/lib/protocols/mark';
import { createMatcher } from '@/lib/protocols/match';
import { parseDefinition } from '@/lib/protocols/parse-definition';
import { catalogue } from '@/lib/protocols/catalogue';
import { jsonNode } from '@/lib/tokens/json-node';

/** When every example message came. */
export const AT = 1_795_318_900_000;

/** A message as the vendor's own code posts it, and what it must be taken for. */
export interface Example {
  readonly message: unknown;
  readonly role: Role;
  readonly from: 'frame' | 'host';
  readonly port?: boolean;
  readonly correlation?: string;
  readonly reason?: string;
  /** Values of its tokens, access token first. */
  readonly tokens?: readonly string[];
  /** ms since 1970, of the first token. */
  readonly expiresAt?: number;
}

/**
 * Tries a vendor's examples against the whole catalogue: each must be its message, and of nobody
 * else's unless the other's counts only with a request of its own. `not`: messages that are not its.
 */
export function testVendor(
  definition: Definition,
  examples: Readonly<Record<string, Example>>,
  not: readonly { readonly message: unknown; readonly port?: boolean }[] = [],
): void {
  const matcher = createMatcher(catalogue());
  describe('its messages', () => {
    it('is a valid definition, and in the catalogue', () => {
      expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({ definition });
      expect(catalogue()).toContain(definition);
    });

    it.each(Object.entries(examples))('%s', (_, example) => {
      const mark = matcher.message(messageNode(example.message), example.port ?? false, AT);
      const role = mark?.roles.find((one) => one.definition === definition.id);
      expect(role).toMatchObject({
        role: example.role,
        from: example.from,
        correlation: example.correlation ?? null,
        reason: example.reason ?? null,
      });
      const tokens = (role?.tokens ?? []).map((index) => mark?.tokens[index]);
      expect(tokens.map((token) => token?.value)).toEqual(example.tokens ?? []);
      const expiresAt = tokens[0]?.expiresAt;
      expect(expiresAt).toBe('expiresAt' in example ? example.expiresAt : expiresAt);
      const others = mark?.roles.filter((one) => one !== role && !one.needsRequest);
      expect(others).toEqual([]);
    });

    it.each(not)('is not $message', ({ message, port }) => {
      const mark = matcher.message(messageNode(message), port ?? false, AT);
      expect(mark?.roles.filter((one) => one.definition === definition.id) ?? []).toEqual([]);
    });
  });
}

/** JSON with `undefined` kept, as structured clones keep it. */
export function messageNode(value: unknown): Node {
  return jsonNode(value);
}
