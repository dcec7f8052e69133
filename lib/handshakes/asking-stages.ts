import { t } from '@/lib/i18n';
import { shownPlace } from '@/lib/view/secrets';
import { isOurs, wasHeard } from './draft';
import type { Stage } from './handshake';
import { inWords } from './in-words';
import { isGood, stage, type Found } from './stage-facts';

export function used({ handshake, session, agent, seesNetwork }: Found): Stage[] {
  const request = session.requestById.get(handshake.refusedCall ?? '');
  if (request)
    return [
      stage(
        'used',
        'done',
        t('{{agent}} used its token and was refused with {{status}}', {
          agent,
          status: request.status,
        }),
        { request },
      ),
    ];
  if (handshake.oldToken === null || handshake.requests.length === 0) return [];
  return [
    stage(
      'used',
      'unknown',
      seesNetwork
        ? t('No refused call of {{agent}} was seen before it asked', { agent })
        : t('Calls of {{agent}} can’t be seen: open devtools before the page loads', { agent }),
    ),
  ];
}

export function asked({ handshake, requests, agent, host }: Found): Stage[] {
  const [message] = requests;
  if (!message) return [];
  const text = isOurs(message)
    ? t('You had {{agent}} ask {{host}} for a new token', { agent, host })
    : handshake.reason === null || handshake.refusals.length > 0
      ? t('{{agent}} asked {{host}} for a new token', { agent, host })
      : t('{{agent}} asked {{host}} for a new token, reason “{{reason}}”', {
          agent,
          host,
          reason: handshake.reason,
        });
  const again = requests.length - 1;
  const whole =
    again === 0
      ? text
      : again === 1
        ? t('{{text}}, and once again', { text })
        : t('{{text}}, and {{times}} times again', { text, times: again });
  return [stage('asked', 'done', whole, { message })];
}

export function received({ handshake, session, requests, host }: Found): Stage[] {
  const [message] = requests;
  if (!message) return [];
  if (!requests.some(wasHeard))
    return [
      stage('received', 'missing', t('A rule of yours kept the request from {{host}}', { host })),
    ];
  if (session.listeners.get(handshake.host ?? '')?.count === 0)
    return [
      stage(
        'received',
        'failed',
        t('The request arrived, but nothing in {{host}} listens for messages', { host }),
        { message },
      ),
    ];
  return [stage('received', 'done', t('The request arrived in {{host}}', { host }), { message })];
}

export function called({ handshake, session, calls, host, seesNetwork }: Found): Stage[] {
  if (calls.length === 0) {
    if (handshake.state === 'refused') return [];
    return [
      stage(
        'called',
        'unknown',
        seesNetwork
          ? t(
              'No call of {{host}} for a token was seen: its server side can’t be seen from the browser',
              { host },
            )
          : t('Calls of {{host}} can’t be seen: open devtools before the page loads', { host }),
      ),
    ];
  }
  return calls.slice(-5).map((request) => {
    const place = shownPlace(session, request.url);
    if (isGood(request))
      return stage(
        'called',
        'done',
        t('{{place}} was called and answered {{status}}', { place, status: request.status }),
        { request },
      );
    return stage(
      'called',
      'failed',
      request.status === 0
        ? t('{{place}} was called and gave no answer', { place })
        : t('{{place}} was called and answered {{status}}', { place, status: request.status }),
      { request },
    );
  });
}

export function issued({ handshake, session, calls }: Found): Stage[] {
  const call = calls.findLast(isGood);
  const token = session.tokens.get(handshake.newToken ?? '');
  const issuedAt = token?.jwt?.issuedAt ?? null;
  const life = token?.expiresAt != null && issuedAt !== null ? token.expiresAt - issuedAt : null;
  if (call) {
    const at = call.at + call.duration;
    return [
      stage(
        'issued',
        'done',
        life === null
          ? t('A token was issued')
          : t('A token was issued that lives {{life}}', { life: inWords(life) }),
        { request: call, at },
      ),
    ];
  }
  if (calls.length > 0) return [stage('issued', 'missing', t('No token was issued'))];
  if (life === null) return [];
  return [
    stage(
      'issued',
      'done',
      t('The new token says that it was issued for {{life}}', { life: inWords(life) }),
    ),
  ];
}
