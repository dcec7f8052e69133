import { t } from '@/lib/i18n';
import { isOurs, wasHeard } from './draft';
import type { Stage } from './handshake';
import { inWords } from './in-words';
import { isGood, stage, type Found } from './stage-facts';

export function answered({
  handshake,
  requests,
  answers,
  strays,
  refusal,
  agent,
  host,
}: Found): Stage[] {
  if (handshake.state === 'reloaded') return [];
  const [message] = answers;
  const [stray] = strays;
  if (message) {
    const text = isOurs(message)
      ? t('You answered as {{host}}', { host })
      : requests.length === 0
        ? t('{{host}} sent a token to {{agent}} unasked', { host, agent })
        : t('{{host}} answered after {{latency}}', {
            host,
            latency: inWords(handshake.latency ?? 0),
          });
    return [stage('answered', 'done', text, { message })];
  }
  if (refusal)
    return [
      stage(
        'answered',
        'failed',
        handshake.reason === null
          ? t('{{host}} refused', { host })
          : t('{{host}} refused: “{{reason}}”', { host, reason: handshake.reason }),
        { message: refusal },
      ),
    ];
  if (stray)
    return [
      stage('answered', 'failed', t('{{host}} answered, but another frame', { host }), {
        message: stray,
      }),
    ];
  if (requests.length === 0) return [];
  if (handshake.state === 'asked')
    return [stage('answered', 'waiting', t('Waiting for the answer of {{host}}', { host }))];
  return [stage('answered', 'missing', t('{{host}} never answered', { host }))];
}

export function delivered({ handshake, session, answers, strays, agent, cameAt }: Found): Stage[] {
  if (handshake.state === 'reloaded')
    return [
      stage(
        'delivered',
        'done',
        t('{{agent}} came again with the new token in its address', { agent }),
        { at: cameAt },
      ),
    ];
  const message = answers.find(wasHeard);
  if (message && session.listeners.get(handshake.agent)?.count === 0)
    return [
      stage(
        'delivered',
        'failed',
        t('The token arrived, but nothing in {{agent}} listens for messages', { agent }),
        { message },
      ),
    ];
  if (message)
    return [
      stage('delivered', 'done', t('The token arrived in {{agent}}', { agent }), { message }),
    ];
  if (answers.length > 0)
    return [
      stage('delivered', 'missing', t('A rule of yours kept the answer from {{agent}}', { agent })),
    ];
  if (strays.length > 0 || (handshake.newToken !== null && handshake.state === 'unanswered'))
    return [stage('delivered', 'missing', t('The token never arrived in {{agent}}', { agent }))];
  return [];
}

export function adopted({ handshake, session, agent, cameAt, seesNetwork }: Found): Stage[] {
  const request = session.requestById.get(handshake.adoptedCall ?? '');
  if (request) {
    return isGood(request)
      ? [stage('adopted', 'done', t('{{agent}} used the new token', { agent }), { request })]
      : [
          stage(
            'adopted',
            'failed',
            t('{{agent}} used the new token and was refused with {{status}}', {
              agent,
              status: request.status,
            }),
            { request },
          ),
        ];
  }
  if (cameAt === null) return [];
  if (!seesNetwork)
    return [
      stage(
        'adopted',
        'unknown',
        t('Calls of {{agent}} can’t be seen: open devtools before the page loads', { agent }),
      ),
    ];
  const old = session.requests.find(
    (each) =>
      each.bearer !== null &&
      each.bearer === handshake.oldToken &&
      each.bearer !== handshake.newToken &&
      each.kind !== 'document' &&
      each.at > cameAt,
  );
  if (old)
    return [
      stage('adopted', 'missing', t('{{agent}} went on with the old token', { agent }), {
        request: old,
      }),
    ];
  return [stage('adopted', 'waiting', t('{{agent}} has not used the new token yet', { agent }))];
}
