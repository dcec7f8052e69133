import { t } from '@/lib/i18n';
import type { Session } from '@/lib/log/session';
import { formatTime } from '@/lib/view/format';
import type { Handshake } from './handshake';
import { stages } from './stages';

/** The handshake in sentences, oldest first, for a report. Holds no token. */
export function tell(handshake: Handshake, session: Session): string[] {
  const steps = stages(handshake, session).map(({ at, text }) =>
    at === null
      ? t('{{text}}.', { text })
      : t('{{time}} {{text}}.', { time: formatTime(at), text }),
  );
  return [...steps, ...handshake.evidence];
}
