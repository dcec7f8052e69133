import { t } from '@/lib/i18n';
import type { Definition, Literal, Match, MessageRule, Operator } from '@/lib/protocols/definition';
import { portProblem } from './port-problem';
import { jsLiteral, jsString } from './js-literal';
import { nodeOf } from './json-node';
import { inner, keyStep, stepsOf } from './node-path';
import type { Refusal } from './route';
import { answerTemplate } from './template';

/**
 * The listener that a host page needs to answer an agent in this protocol: JavaScript that works once
 * `TOKEN_URL` names the user's own server. It answers `agentOrigin` alone; a sandboxed agent's origin
 * is "null", which every sandboxed frame has, so there the sending window is compared.
 */
export function hostHandler(
  definition: Definition,
  agentOrigin: string,
): { readonly code: string } | Refusal {
  const { name, messages } = definition;
  const problem = portProblem(definition);
  if (problem !== null) return { error: problem };
  const request = messages.find(({ role }) => role === 'request');
  const answer = answerCode(definition);
  const condition = request && conditionOf(request.match);
  if (!request || answer === null || condition === undefined || condition === null)
    return { error: t('No handler can be written for {{name}}.', { name }) };
  const sandboxed = agentOrigin === 'null';
  const lines = [
    `// ${plain(t('Host page: answers {{name}} when it asks for a fresh token.', { name }))}`,
    sandboxed
      ? `const AGENT_FRAME = "iframe[sandbox]"; // ${plain(t('your agent’s iframe'))}`
      : `const AGENT_ORIGIN = ${jsString(agentOrigin)};`,
    `const TOKEN_URL = "/agent-token"; // ${plain(t('your own server; it keeps the refresh token'))}`,
    '',
    'window.addEventListener("message", async (event) => {',
    ...(sandboxed
      ? [
          `  // ${plain(t('Every sandboxed frame has the origin "null": only the window tells this one.'))}`,
          '  if (event.source !== document.querySelector(AGENT_FRAME)?.contentWindow) return;',
        ]
      : ['  if (event.origin !== AGENT_ORIGIN) return;']),
    ...readMessage(definition),
    `  if (!(${condition})) return;`,
    correlationLine(request),
    '  const { token, expiresAt } = await freshToken();',
    `  const answer = ${answer.replaceAll('\n', '\n  ')};`,
    `  event.source.postMessage(${isText(definition) ? 'JSON.stringify(answer)' : 'answer'}, ${sandboxed ? '"*"' : 'AGENT_ORIGIN'});`,
    '});',
    '',
    'async function freshToken() {',
    '  const response = await fetch(TOKEN_URL, { method: "POST", credentials: "same-origin" });',
    '  if (!response.ok) throw new Error(`${TOKEN_URL}: ${response.status}`);',
    `  return response.json(); // ${plain(t('{ token: the new access token, expiresAt: ms since 1970 }'))}`,
    '}',
    '',
  ];
  return { code: lines.filter((line) => line !== null).join('\n') };
}

function readMessage(definition: Definition): readonly string[] {
  if (!isText(definition)) return ['  const message = event.data;'];
  return [
    '  let message;',
    '  try {',
    '    message = JSON.parse(event.data);',
    '  } catch {',
    '    return;',
    '  }',
  ];
}

function isText({ payload }: Definition): boolean {
  return payload === 'json';
}

function correlationLine({ correlation }: MessageRule): string | null {
  const path = correlation === undefined ? null : accessOf(correlation);
  return path === null ? null : `  const correlation = ${path};`;
}

/** The answer as an expression in `token`, `expiresAt` and `correlation`. */
function answerCode(definition: Definition): string | null {
  if (definition.payload === 'text') return null;
  const template = answerTemplate(definition, (unit) => (unit === 'ttl-s' ? '$ttlS' : '$ttlMs'));
  if (template === null) return null;
  // What is sent as JSON is written as the object that it says.
  return jsLiteral(inner(template, [keyStep('')]))
    .replaceAll('"$token"', 'token')
    .replaceAll('"$correlation"', 'correlation')
    .replaceAll('"$expiresMs"', 'expiresAt')
    .replaceAll('"$expiresS"', 'Math.floor(expiresAt / 1000)')
    .replaceAll('"$expiresIso"', 'new Date(expiresAt).toISOString()')
    .replaceAll('"$ttlS"', 'Math.round((expiresAt - Date.now()) / 1000)')
    .replaceAll('"$ttlMs"', 'expiresAt - Date.now()');
}

function conditionOf(match: Match | readonly Match[]): string | null {
  const all = isList(match) ? match : [match];
  const conditions = all.map((one) => {
    const parts = Object.entries(one).map(([path, wanted]) => testOf(path, wanted));
    return parts.includes(null) ? null : parts.join(' && ');
  });
  if (conditions.includes(null) || conditions.length === 0) return null;
  return conditions.length === 1
    ? (conditions[0] ?? null)
    : conditions.map((condition) => `(${condition})`).join(' || ');
}

function isList(match: Match | readonly Match[]): match is readonly Match[] {
  return Array.isArray(match);
}

function testOf(path: string, wanted: Literal | Operator): string | null {
  const value = accessOf(path);
  if (value === null) return null;
  if (wanted === null || typeof wanted !== 'object') return `${value} === ${literal(wanted)}`;
  if ('$type' in wanted) return typeTest(value, wanted.$type);
  if ('$exists' in wanted) return `${value} !== undefined`;
  if ('$absent' in wanted) return `${value} === undefined`;
  if ('$in' in wanted) return `[${wanted.$in.map(literal).join(', ')}].includes(${value})`;
  if ('$ne' in wanted) return `${value} !== ${literal(wanted.$ne)}`;
  if ('$regex' in wanted) return `new RegExp(${jsString(wanted.$regex)}).test(${value})`;
  return null;
}

function typeTest(value: string, type: string): string {
  if (type === 'array') return `Array.isArray(${value})`;
  if (type === 'null') return `${value} === null`;
  const test = `typeof ${value} === ${jsString(type)}`;
  return type === 'object' ? `${test} && ${value} !== null` : test;
}

function literal(value: Literal): string {
  return jsLiteral(nodeOf(value));
}

/** `null`: the path looks into texts in a way that JavaScript has no one expression for. */
function accessOf(path: string): string | null {
  const keys = stepsOf(path)?.map((step) => (step.type === 'key' ? step.key : null));
  if (keys === undefined) return null;
  let code = 'message';
  for (const key of keys) {
    if (key === null) return null;
    if (/^[A-Za-z_$][\w$]*$/.test(key)) code += `?.${key}`;
    else code += /^\d{1,6}$/.test(key) ? `?.[${key}]` : `?.[${jsString(key)}]`;
  }
  return code;
}

/** Nothing in `text` can end a line comment. */
function plain(text: string): string {
  return text.replaceAll(/[\r\n\u2028\u2029]/g, ' ').replaceAll('<', '(');
}
