import { randomUUID } from 'node:crypto';
import { FAULTS, type FaultId } from './faults';
import { field, html, json, text, type Handler, type Reply } from './http';
import { documentOf, embedJson } from './markup';
import { parseSettings, type FirstToken, type HostConfig } from './settings';
import type { AgentName, TokenService } from './token-service';

export interface HostOptions {
  readonly service: TokenService;
  readonly serviceOrigin: string;
  readonly agentOrigin: string;
}

interface Held extends FirstToken {
  readonly refreshToken: string;
}

const LEAKS: readonly FaultId[] = [
  'refresh-token-in-message',
  'refresh-token-in-url',
  'refresh-token-in-local-storage',
  'refresh-token-in-session-storage',
  'refresh-token-in-cookie',
  'refresh-in-browser',
];

/** The host: its page, and the small server that keeps the refresh tokens away from the browser. */
export function createHostServer({ service, serviceOrigin, agentOrigin }: HostOptions): Handler {
  const sessions = new Map<string, Map<AgentName, Held>>();

  async function post(path: string, body: object): Promise<{ status: number; body: unknown }> {
    const response = await fetch(serviceOrigin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async function firstToken(agent: AgentName, config: Omit<HostConfig, 'first'>): Promise<Held> {
    const user = `user-${config.session}`;
    const chatbot = randomUUID();
    service.prepare({ agent, user, chatbot, life: config.life, faults: config.faults });
    if (agent === 'cekura') {
      const { body } = await post('/user/v1/embedded/token/', { user_id: user });
      const accessToken = field(body, 'access') ?? '';
      const expiresAt = Date.now() + config.life * 1000;
      return { accessToken, expiresAt, user, chatbot, refreshToken: field(body, 'refresh') ?? '' };
    }
    const { body } = await post('/prod/ai_agent/access_token', {
      user_id: user,
      chatbot_id: chatbot,
    });
    const data = dataOf(body);
    const accessToken = field(data, 'access_token') ?? '';
    const expiresAt = Date.now() + config.life * 1000;
    return {
      accessToken,
      expiresAt,
      user,
      chatbot,
      refreshToken: field(data, 'refresh_token') ?? '',
    };
  }

  async function hostPage(params: URLSearchParams): Promise<Reply> {
    const settings = parseSettings(params);
    const session = String(sessions.size + 1);
    const held = new Map<AgentName, Held>();
    sessions.set(session, held);
    const bare = {
      ...settings,
      session,
      agent: agentOrigin,
      service: serviceOrigin,
      refreshToken: null,
    };
    for (const agent of settings.agents) held.set(agent, await firstToken(agent, bare));
    const leaks = settings.faults.some((fault) => LEAKS.includes(fault));
    const [some] = held.values();
    const first = Object.fromEntries(
      [...held].map(([agent, { accessToken, expiresAt, user, chatbot }]) => [
        agent,
        { accessToken, expiresAt, user, chatbot },
      ]),
    );
    const config: HostConfig = {
      ...bare,
      first,
      refreshToken: leaks ? (some?.refreshToken ?? null) : null,
    };
    return html(documentOf('A host page', hostMarkup(config), '/pages/host.js'));
  }

  /** The one thing that the host's page asks of its server: a new access token for its user. */
  async function newToken(body: unknown): Promise<Reply> {
    const agent = field(body, 'agent');
    const session = sessions.get(field(body, 'session') ?? '');
    const held = agent === 'chatzy' || agent === 'cekura' ? session?.get(agent) : undefined;
    if (!held) return json(404, { message: 'no such session' });
    const { user, chatbot, refreshToken } = held;
    const answer =
      agent === 'cekura'
        ? await post('/user/v1/embedded/refresh/', { refresh: refreshToken })
        : await post('/prod/ai_agent/refresh_token', {
            user_id: user,
            chatbot_id: chatbot,
            refresh_token: refreshToken,
          });
    if (answer.status !== 200) return json(answer.status, answer.body);
    if (agent === 'cekura') return json(200, { access_token: field(answer.body, 'access') });
    return json(200, dataOf(answer.body));
  }

  return async ({ method, url, json: body }) => {
    if (url.pathname === '/token' && method === 'POST') return newToken(body);
    if (url.pathname !== '/') return undefined;
    try {
      return await hostPage(url.searchParams);
    } catch (error) {
      return text(400, error instanceof Error ? error.message : String(error));
    }
  };
}

function dataOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : undefined;
}

function hostMarkup(config: HostConfig): string {
  const options = Object.entries(FAULTS).map(([id, title]) => {
    const chosen = config.faults.some((fault) => fault === id) ? ' checked' : '';
    return `<label><input type="checkbox" name="fault" value="${id}"${chosen}> ${title}</label>`;
  });
  return `
<h1>A host page</h1>
<p>It embeds agents of another site. <span id="state">starting</span></p>
<div id="frames"></div>
<ol id="log"></ol>
<form>
  <h2>What goes wrong</h2>
  <p>
    <label>Agents <input name="agents" value="${config.agents.join(',')}"></label>
    <label>Life of a token <input name="life" type="number" min="1" value="${config.life}"> s</label>
    <label>API called every <input name="poll" type="number" min="1" value="${config.poll}"> ms</label>
    <button>Start again</button>
  </p>
  <div class="faults">${options.join('\n')}</div>
</form>
${embedJson('config', config)}`;
}
