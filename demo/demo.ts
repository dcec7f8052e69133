import { createAgentServer } from './agent-server';
import { createBundler } from './bundle';
import { createHostServer } from './host-server';
import { serve, type Handler } from './http';
import { createSiteServer } from './site-server';
import { createTokenService } from './token-service';

export interface Demo {
  /** `http://localhost:<port>`: the host, and the pages for tests. */
  readonly host: string;
  /** `http://127.0.0.1:<port>`: the agents, another site. */
  readonly agent: string;
  /** The agents' site once more over HTTPS, with a certificate that nobody trusts. */
  readonly secure: string;
  /** `http://127.0.0.1:<port>`: the token service, and adverts of a third party. */
  readonly service: string;
  /** The host's page with these parameters (`fault`, `agents`, `life` in s, `poll` in ms …). */
  url(parameters?: Readonly<Record<string, string | number>>): string;
  close(): Promise<void>;
}

/** Starts the servers of the demo on free ports of loopback. */
export async function startDemo(): Promise<Demo> {
  const page = createBundler();
  let issuer = '';
  const tokens = await createTokenService(() => issuer);
  const agents = createAgentServer({ mint: tokens.mint, page });
  const service = await serve('127.0.0.1', either(tokens.handler, agents));
  issuer = service.origin;
  const agent = await serve('127.0.0.1', agents);
  const secure = await serve('127.0.0.1', agents, true);
  const host = await serve(
    'localhost',
    either(
      createHostServer({
        service: tokens,
        serviceOrigin: service.origin,
        agentOrigin: agent.origin,
      }),
      createSiteServer(
        { agent: agent.origin, service: service.origin, secure: secure.origin },
        async () => {
          const plan = { issuer, audience: 'vendor', subject: 'user', life: 600, claims: {} };
          return (await tokens.mint.issue(plan)).token;
        },
      ),
      agents,
    ),
  );
  return {
    host: host.origin,
    agent: agent.origin,
    secure: secure.origin,
    service: service.origin,
    url(parameters = {}) {
      const query = new URLSearchParams(
        Object.entries(parameters).map(([name, value]) => [name, String(value)]),
      );
      return `${host.origin}/?${query}`;
    },
    async close() {
      await Promise.all([host, agent, secure, service].map((server) => server.close()));
    },
  };
}

/** The first of them that knows the address. */
function either(...handlers: readonly Handler[]): Handler {
  return async (request) => {
    for (const handler of handlers) {
      const reply = await handler(request);
      if (reply) return reply;
    }
    return undefined;
  };
}
