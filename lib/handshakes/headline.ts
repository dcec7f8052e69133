import type { Finding } from '@/lib/findings/finding';
import { t } from '@/lib/i18n';
import type { Session } from '@/lib/log/session';
import type { Handshake } from './handshake';
import { inWords } from './in-words';

/**
 * The handshake in one sentence: the title of its first finding (`findings` come worst first), else
 * how it went. `now` in ms since 1970.
 */
export function headline(
  handshake: Handshake,
  findings: readonly Finding[],
  session: Session,
  now: number,
): string {
  const finding = findings.find((each) => each.handshake === handshake.id);
  if (finding) return finding.title;
  const how = howItWent(handshake, now);
  const token = session.tokens.get(handshake.newToken ?? '');
  if (handshake.newToken === null || token?.expiresAt == null) return how;
  const from = token.jwt?.issuedAt ?? handshake.at + (handshake.latency ?? 0);
  const left = token.expiresAt - now;
  if (left <= 0)
    return t('{{how}}, the new token expired {{time}} ago', { how, time: inWords(left) });
  return t('{{how}}, the new token lives {{life}}', { how, life: inWords(token.expiresAt - from) });
}

function howItWent(handshake: Handshake, now: number): string {
  const latency = inWords(handshake.latency ?? 0);
  switch (handshake.state) {
    case 'adopted':
    case 'answered':
      return t('Refreshed in {{latency}}', { latency });
    case 'asked':
      return t('Asked {{time}} ago, no answer yet', { time: inWords(now - handshake.at) });
    case 'unanswered':
      return handshake.requests.length > 0
        ? t('Never answered')
        : t('The new token never reached the frame');
    case 'refused':
      return handshake.reason === null
        ? t('Refused')
        : t('Refused: “{{reason}}”', { reason: handshake.reason });
    case 'pushed':
      return t('Sent by the host unasked');
    case 'reloaded':
      return t('Refreshed by a reload of the frame');
    case 'failed':
      return t('The refresh call failed');
    default:
      return handshake.state satisfies never;
  }
}
