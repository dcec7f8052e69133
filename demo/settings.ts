import { isFault, type FaultId } from './faults';
import type { AgentName } from './token-service';

/** What the demo's page does, from its URL's parameters. */
export interface Settings {
  readonly faults: readonly FaultId[];
  readonly agents: readonly AgentName[];
  /** s that an access token lives. */
  readonly life: number;
  /** ms between two calls of an agent's API. */
  readonly poll: number;
  /** ms that an agent waits for an answer. */
  readonly patience: number;
  /** ms that a late answer takes. */
  readonly late: number;
}

/** What the host's server tells its page. */
export interface HostConfig extends Settings {
  readonly session: string;
  readonly agent: string;
  readonly service: string;
  /** The first token of each agent. */
  readonly first: Readonly<Partial<Record<AgentName, FirstToken>>>;
  /** Only where a fault leaks it. */
  readonly refreshToken: string | null;
}

export interface FirstToken {
  readonly accessToken: string;
  /** ms since 1970. */
  readonly expiresAt: number;
  readonly user: string;
  readonly chatbot: string;
}

/** Throws with a sentence for what it does not know. */
export function parseSettings(params: URLSearchParams): Settings {
  const faults = list(params.getAll('fault'));
  const unknown = faults.find((fault) => !isFault(fault));
  if (unknown !== undefined) throw new Error(`There is no fault called ${unknown}`);
  const agents = list([params.get('agents') ?? 'chatzy']);
  const stranger = agents.find((agent) => !isAgent(agent));
  if (stranger !== undefined) throw new Error(`There is no agent called ${stranger}`);
  return {
    faults: faults.filter(isFault),
    agents: agents.filter(isAgent),
    life: number(params, 'life', 20),
    poll: number(params, 'poll', 400),
    patience: number(params, 'patience', 3000),
    late: number(params, 'late', 7000),
  };
}

function isAgent(text: string): text is AgentName {
  return text === 'chatzy' || text === 'cekura';
}

function list(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(',')).filter((part) => part !== '');
}

function number(params: URLSearchParams, name: string, fallback: number): number {
  const value = Number(params.get(name) ?? fallback);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`${name} must be a number above 0`);
  return value;
}
