import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import type { Definition } from '@/lib/protocols/definition';
import type { Role } from '@/lib/protocols/mark';
import type { DecodedJwt } from '@/lib/tokens/token';
import { portProblem } from './port-problem';
import { stepsOf } from './node-path';
import type { Refusal } from './route';
import type { Effect, Rule, RuleMatch } from './rule';
import { answerTemplate } from './template';

export const MATCH_ALL: RuleMatch = { definition: null, role: null, text: null, origin: null };

/** Seconds that the mock host's tokens live unless the user says otherwise. */
export const MOCK_LIFE_S = 300;

/**
 * A host that answers every request of one protocol with test tokens, so that an agent can be
 * developed with no host handler at all. `from`: a token whose claims they copy.
 */
export function mockHost(
  definition: Definition,
  { life, from }: { readonly life: number; readonly from: DecodedJwt | null },
): Rule | Refusal {
  const problem = portProblem(definition);
  if (problem !== null) return { error: problem };
  const { id, name } = definition;
  const data = answerTemplate(definition, (unit) => (unit === 'ttl-s' ? life : life * 1000));
  if (data === null)
    return { error: t('In {{name}} nobody asks, so nothing can answer.', { name }) };
  const claims = JSON.stringify(from?.claims ?? { sub: 'test-user' });
  return newRule(
    { ...MATCH_ALL, definition: id, role: 'request' },
    { type: 'answer', answer: { data, life, claims } },
    name,
  );
}

/** `name`: of the match's definition. */
export function newRule(match: RuleMatch, effect: Effect, name: string): Rule {
  const label = ruleLabel(match, effect, name);
  return { id: crypto.randomUUID(), label, on: true, match, effect };
}

/** Why a rule can't work, in a sentence; `null`: it can. */
export function ruleProblem({ match, effect }: Pick<Rule, 'match' | 'effect'>): string | null {
  if (match.definition === null && match.role === null && !match.text && !match.origin)
    return t('Say which messages: a protocol, a role, a text or an origin.');
  if (effect.type === 'delay' && !(effect.ms > 0 && effect.ms <= 600_000))
    return t('A delay lies between 1 ms and 10 minutes.');
  if (effect.type === 'replace') {
    if (effect.fields.length === 0) return t('Name a field to replace.');
    const wrong = effect.fields.find(({ path }) => stepsOf(path) === null);
    if (wrong) return t('“{{path}}” is no path: it looks like $.data.token.', { path: wrong.path });
  }
  if (effect.type === 'answer' && match.role !== 'request')
    return t('Only requests are answered: choose the role “request”.');
  return null;
}

/** The rule in words: "Delay answers of Chatzy by 500 ms". */
export function ruleLabel(match: RuleMatch, effect: Effect, name: string): string {
  const what = messagesName(match, name);
  switch (effect.type) {
    case 'drop':
      return t('Drop {{what}}', { what });
    case 'delay':
      return t('Delay {{what}} by {{ms}} ms', { what, ms: effect.ms });
    case 'replace':
      return t('Replace {{fields}} in {{what}}', {
        what,
        fields: effect.fields.map(({ path }) => path).join(', '),
      });
    case 'duplicate':
      return t('Duplicate {{what}}', { what });
    case 'answer':
      return t('Answer {{what}} with test tokens that live {{life}} s', {
        what,
        life: effect.answer.life,
      });
    default:
      return effect satisfies never;
  }
}

function messagesName(match: RuleMatch, name: string): string {
  const role = roleName(match.role);
  const what = match.definition === null ? role : t('{{role}} of {{name}}', { role, name });
  if (match.text) return t('{{what}} with “{{text}}”', { what, text: match.text });
  return match.origin ? t('{{what}} from {{origin}}', { what, origin: match.origin }) : what;
}

export function roleName(role: Role | null): string {
  switch (role) {
    case null:
      return t('messages');
    case 'request':
      return t('requests');
    case 'answer':
      return t('answers');
    case 'refusal':
      return t('refusals');
    case 'push':
      return t('pushed tokens');
    case 'echo':
      return t('echoes');
    case 'port-setup':
      return t('port hand-overs');
    default:
      return role satisfies never;
  }
}

/** A field's new value as the user typed it: JSON, else the text itself. */
export function readValue(text: string, nodeOf: (value: unknown) => Node): Node {
  try {
    return nodeOf(JSON.parse(text));
  } catch {
    return text;
  }
}
