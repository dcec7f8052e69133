import { t } from '@/lib/i18n';
import type { Definition } from '@/lib/protocols/definition';

/** Why a protocol's messages can't be spoken from a view; `null`: they can, they go by the window. */
export function portProblem({ transport, name }: Definition): string | null {
  return transport === 'window'
    ? null
    : t('{{name}} speaks through a MessagePort, which only the page holds.', { name });
}
