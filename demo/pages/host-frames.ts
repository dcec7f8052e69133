import type { FaultId } from '../faults';
import type { HostConfig } from '../settings';
import type { AgentName } from '../token-service';
import { has } from './config';

/** Embeds an agent in the way that the page's faults want. */
export function placeAgent(config: HostConfig, agent: AgentName): HTMLIFrameElement {
  const { faults } = config;
  const url = agentUrl(config, agent);
  const frame = document.createElement('iframe');
  frame.title = agent;
  frame.id = agent;
  if (has(faults, 'sandboxed')) frame.setAttribute('sandbox', 'allow-scripts');
  if (has(faults, 'written')) {
    holder(faults).append(frame);
    write(frame, config, url);
    return frame;
  }
  frame.src = has(faults, 'nested') ? wrapped(config, url) : url.href;
  holder(faults).append(frame);
  return frame;
}

/** Where frames go. */
function holder(faults: readonly FaultId[]): ParentNode {
  const place = document.querySelector('#frames') ?? document.body;
  if (!has(faults, 'closed-shadow')) return place;
  const host = document.createElement('div');
  place.append(host);
  return host.attachShadow({ mode: 'closed' });
}

function agentUrl(config: HostConfig, agent: AgentName): URL {
  const { faults, poll, patience } = config;
  const url = new URL(`/${agent}`, config.agent);
  const token = config.first[agent]?.accessToken ?? '';
  const documented = agent === 'cekura' ? 'token' : 'access_token';
  url.searchParams.set(has(faults, 'undocumented-parameter') ? 'auth' : documented, token);
  if (has(faults, 'refresh-token-in-url'))
    url.searchParams.set('refresh_token', config.refreshToken ?? '');
  url.searchParams.set('poll', String(poll));
  if (agent === 'chatzy') url.searchParams.set('patience', String(patience));
  if (faults.length > 0) url.searchParams.set('fault', faults.join(','));
  return url;
}

/** The agent in a frame of its own site, from which it speaks to the top. */
function wrapped(config: HostConfig, url: URL): string {
  url.searchParams.set('to', 'top');
  return `${config.agent}/wrap#${encodeURIComponent(url.href)}`;
}

/** A frame without a URL, filled by its host. */
function write(frame: HTMLIFrameElement, config: HostConfig, url: URL): void {
  url.searchParams.set('api', config.agent);
  const document = frame.contentDocument;
  if (!document) return;
  const query = url.search.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  document.open();
  // oxlint-disable-next-line typescript/no-deprecated -- it is what this fault is about
  document.write(`<!doctype html><html data-query="${query}"><meta charset="utf-8">
    <h1>Chatzy</h1><p id="state">starting</p><p id="last"></p>
    <script src="${config.agent}/pages/chatzy.js"></script>`);
  document.close();
}

/** A third party's frame, where a fault needs one. */
export function placeAdvert(config: HostConfig): HTMLIFrameElement | null {
  const roles: Partial<Record<FaultId, string>> = {
    'wrong-frame': 'quiet',
    'third-reader': 'quiet',
    stranger: 'stranger',
    'foreign-message': 'foreign',
    noise: 'noise',
  };
  const role = config.faults.map((fault) => roles[fault]).find((one) => one !== undefined);
  if (role === undefined) return null;
  const frame = document.createElement('iframe');
  frame.title = 'advert';
  frame.src = `${config.service}/advert?role=${role}`;
  document.querySelector('#frames')?.append(frame);
  return frame;
}
