import { randomBytes } from 'node:crypto';
import { FIRST_MINTS, MINTS, STATUSES, type FaultId } from './faults';
import { field, json, withCors, type Handler, type Reply } from './http';
import { createMint, type Mint, type Minted } from './mint';

export type AgentName = 'chatzy' | 'cekura';

/** Whom a refresh token belongs to, and how the service treats them in this demo. */
export interface Account {
  readonly agent: AgentName;
  readonly user: string;
  readonly chatbot: string;
  /** s; a day where the demo says nothing else. */
  readonly life: number;
  readonly faults: readonly FaultId[];
}

export interface TokenService {
  readonly handler: Handler;
  readonly mint: Mint;
  /** What the next first token is made for: a demo's way to say more than the endpoints take. */
  prepare(account: Account): void;
}

/** s: the documented life of both vendors' access tokens. */
export const DAY = 86_400;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The two vendors' token endpoints. `origin` is the tokens' issuer, known once it listens. */
export async function createTokenService(origin: () => string): Promise<TokenService> {
  const mint = await createMint();
  const accounts = new Map<string, Account>();
  const last = new Map<string, string>();
  const prepared = new Map<string, Account>();

  async function issue(account: Account, refresh: string, isFirst: boolean): Promise<Minted> {
    const table = isFirst ? FIRST_MINTS : MINTS;
    const change = Object.assign({}, ...account.faults.map((fault) => table[fault]));
    const minted = await mint.issue(
      {
        issuer: origin(),
        audience: account.agent,
        subject: account.user,
        life: account.life,
        claims:
          account.agent === 'chatzy' ? { chatbot_id: account.chatbot } : { token_type: 'access' },
      },
      change,
      last.get(refresh),
    );
    last.set(refresh, minted.token);
    return minted;
  }

  async function refreshTokenFor(account: Account): Promise<string> {
    if (account.agent === 'chatzy') return `rt_${randomBytes(32).toString('base64url')}`;
    const { token } = await mint.issue({
      issuer: origin(),
      audience: account.agent,
      subject: account.user,
      life: 30 * DAY,
      claims: { token_type: 'refresh' },
    });
    return token;
  }

  async function first(user: string | undefined, agent: AgentName, chatbot: string) {
    if (user === undefined) return undefined;
    const account = prepared.get(`${agent} ${user}`) ?? {
      agent,
      user,
      chatbot,
      life: DAY,
      faults: [],
    };
    const refresh = await refreshTokenFor(account);
    accounts.set(refresh, account);
    return { refresh, minted: await issue(account, refresh, true) };
  }

  async function chatzyFirst(body: unknown): Promise<Reply> {
    const chatbot = field(body, 'chatbot_id') ?? '';
    if (!UUID.test(chatbot)) return json(400, { message: 'chatbot_id must be a UUID' });
    const made = await first(field(body, 'user_id'), 'chatzy', chatbot);
    if (!made) return json(400, { message: 'user_id is required' });
    const { refresh, minted } = made;
    return json(200, {
      data: { access_token: minted.token, refresh_token: refresh, expires_at: minted.expiresAt },
    });
  }

  async function chatzyRefresh(body: unknown): Promise<Reply> {
    const [user, chatbot, refresh] = ['user_id', 'chatbot_id', 'refresh_token'].map((name) =>
      field(body, name),
    );
    if (user === undefined || chatbot === undefined || refresh === undefined)
      return json(400, { message: 'user_id, chatbot_id and refresh_token are required' });
    if (!UUID.test(chatbot)) return json(400, { message: 'chatbot_id must be a UUID' });
    const account = accounts.get(refresh);
    const status = account && forced(account);
    if (account === undefined || account.agent !== 'chatzy')
      return json(401, { message: 'The refresh token is not valid' });
    if (status !== undefined) return json(status, { message: `The demo answers ${status}` });
    if (account.user !== user || account.chatbot !== chatbot)
      return json(403, { message: 'The refresh token belongs to another user or chatbot' });
    const { token, expiresAt } = await issue(account, refresh, false);
    return json(200, { data: { access_token: token, expires_at: expiresAt } });
  }

  async function cekuraFirst(body: unknown): Promise<Reply> {
    const made = await first(field(body, 'user_id'), 'cekura', '');
    if (!made) return json(400, { user_id: ['This field is required.'] });
    return json(200, { access: made.minted.token, refresh: made.refresh });
  }

  async function cekuraRefresh(body: unknown): Promise<Reply> {
    const refresh = field(body, 'refresh');
    if (refresh === undefined) return json(400, { refresh: ['This field is required.'] });
    const account = accounts.get(refresh);
    if (account === undefined)
      return json(401, { detail: 'Token is invalid or expired', code: 'token_not_valid' });
    if (account.agent !== 'cekura')
      return json(403, { detail: 'Embedding is not enabled for this organization' });
    const status = forced(account);
    if (status !== undefined) return json(status, { detail: `The demo answers ${status}` });
    return json(200, { access: (await issue(account, refresh, false)).token });
  }

  const routes: Record<string, (body: unknown) => Promise<Reply>> = {
    '/prod/ai_agent/access_token': chatzyFirst,
    '/prod/ai_agent/refresh_token': chatzyRefresh,
    '/user/v1/embedded/token/': cekuraFirst,
    '/user/v1/embedded/refresh/': cekuraRefresh,
  };

  return {
    mint,
    prepare(account) {
      prepared.set(`${account.agent} ${account.user}`, account);
    },
    handler: withCors(({ method, url, json: body }) => {
      if (url.pathname === '/.well-known/jwks.json') return json(200, mint.jwks);
      const route = Object.hasOwn(routes, url.pathname) ? routes[url.pathname] : undefined;
      if (!route) return undefined;
      return method === 'POST' ? route(body) : json(405, { message: 'POST only' });
    }),
  };
}

function forced(account: Account): number | undefined {
  return account.faults.map((fault) => STATUSES[fault]).find((status) => status !== undefined);
}
