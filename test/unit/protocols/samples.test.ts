import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { buildMessage } from '@/lib/protocols/samples';
import { jsonNode } from '@/lib/tokens/json-node';
import { sampleJwt } from '../tokens/sample-tokens';

const NOW = 1_795_318_900_000;
const jwt = sampleJwt();
const values = { token: jwt, correlation: '41', expiresAt: NOW + 60_000, reason: 'why' };

const rules = catalogue().flatMap((definition) =>
  [...new Set(definition.messages.map((rule) => rule.role))].map((role) => ({ definition, role })),
);

describe('a message made of a definition', () => {
  it.each(rules)('is taken for $definition.id $role', ({ definition, role }) => {
    const root = buildMessage(definition, role, values, NOW);
    const matcher = createMatcher([definition]);
    const port = definition.transport !== 'window' && role !== 'port-setup';
    const mark = matcher.message(root ?? null, port, NOW);
    const rule = definition.messages.find((one) => one.role === role);
    const found = mark?.roles.find((one) => one.role === role);
    expect(found).toBeDefined();
    expect(found?.correlation).toBe(rule?.correlation === undefined ? null : '41');
    const access = rule?.tokens?.find(
      (one) => one.kind !== 'opaque' && (one.use ?? 'access') === 'access',
    );
    expect(mark?.tokens.some((token) => token.value === jwt) ?? false).toBe(
      access !== undefined || role === 'answer',
    );
  });

  it('is written as its partner writes it', () => {
    const of = (id: string) => catalogue().find((definition) => definition.id === id);
    const build = (id: string, role: 'request' | 'answer' | 'push' | 'refusal') => {
      const definition = of(id);
      return definition ? buildMessage(definition, role, values, NOW) : null;
    };
    expect(build('chatzy', 'request')).toEqual(
      jsonNode({ type: '[TOKEN_REFRESH]', reason: 'why' }),
    );
    expect(build('chatzy', 'refusal')).toEqual(
      jsonNode({ type: '[TOKEN_REFRESH_RESPONSE]', error: 'why' }),
    );
    expect(build('onlyoffice', 'answer')).toBe(
      JSON.stringify({ command: 'refreshFile', data: { token: jwt } }),
    );
    expect(build('teams-getauthtoken', 'answer')).toEqual(
      jsonNode({ args: [true, jwt], uuidAsString: '41' }),
    );
    expect(build('keycloak-silent', 'push')).toContain(`access_token=${jwt}&expires_in=60`);
    expect(build('metabase-session', 'answer')).toEqual(
      jsonNode({
        type: 'metabase.embed.submitSessionToken',
        data: { sessionToken: { id: jwt, exp: (NOW + 60_000) / 1000 } },
      }),
    );
  });
});
