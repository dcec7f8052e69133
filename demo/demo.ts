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
  /** `http://127.0.0.1:<port>`: the token service, and adverts of a third party. */
  readonly service: string;
  /** The host's page with these parameters (`fault`, `agents`, `life` in s, `poll` in ms …). */
  url(parameters?: Readonly<Record<string, string | number>>): string;
  close(): Promise<void>;
}

/** Starts the three servers of the demo on free ports of loopback. */
export async function startDemo(): Promise<Demo> {
  const page = createBundler();
  let issuer = '';
  const tokens = await createTokenService(() => issuer);
  const agents = createAgentServer({ mint: tokens.mint, page });
  const service = await serve('127.0.0.1', either(tokens.handler, agents));
  issuer = service.origin;
  const agent = await serve('127.0.0.1', agents);
  const host = await serve(
    'localhost',
    either(
      createHostServer({
        service: tokens,
        serviceOrigin: service.origin,
        agentOrigin: agent.origin,
        page,
      }),
      createSiteServer({ agent: agent.origin, service: service.origin }),
      agents,
    ),
  );
  return {
    host: host.origin,
    agent: agent.origin,
    service: service.origin,
    url(parameters = {}) {
      const query = new URLSearchParams(
        Object.entries(parameters).map(([name, value]) => [name, String(value)]),
      );
      return `${host.origin}/?${query}`;
    },
    async close() {
      await Promise.all([host.close(), agent.close(), service.close()]);
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
