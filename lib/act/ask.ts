import { t } from '@/lib/i18n';
import type { Definition } from '@/lib/protocols/definition';
import { buildMessage } from '@/lib/protocols/samples';
import { portProblem } from './port-problem';
import type { Prepared } from './answers';
import type { Refusal } from './route';

/** What the agent's frame posts to its host when its token has expired; else why there is nothing. */
export function prepareAsk(definition: Definition, token: string | null): Prepared | Refusal {
  const problem = portProblem(definition);
  if (problem !== null) return { error: problem };
  const { name } = definition;
  if (!definition.messages.some(({ role }) => role === 'request'))
    return { error: t('In {{name}} the host starts: agents don’t ask.', { name }) };
  const data = buildMessage(definition, 'request', {
    token,
    correlation: crypto.randomUUID(),
    expiresAt: null,
    reason: 'TokenExpiredError',
  });
  if (data === null) return { error: t('{{name}} has no request that can be made up.', { name }) };
  return { data, label: t('Asked as the agent: {{name}}', { name }) };
}
