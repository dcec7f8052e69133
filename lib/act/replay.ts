import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import type { MessageRow, Session } from '@/lib/log/session';
import type { SpeakCommand } from '@/lib/wire';
import { lossOf } from './loss';
import { routeOf } from './route';
import type { Refusal, Route } from './route';

export interface Replay extends Route {
  readonly data: Node;
}

/** What it takes to have a recorded message said again as it was; else why that can't be. */
export function prepareReplay(message: MessageRow, session: Session): Replay | Refusal {
  const reason = whyNotReplayed(message);
  if (reason !== null) return { error: reason };
  const route = routeOf(session, message.sender, message.receiver);
  return 'error' in route ? route : { ...route, data: message.preview.root };
}

/** `null`: the recorded message is whole and came from a window; else what can't be made again. */
export function whyNotReplayed(message: MessageRow): string | null {
  if (message.channel !== null)
    return t('It went through a MessagePort, which only the page holds: it can’t be said again.');
  if (!message.trusted)
    return t('Page script made it with dispatchEvent: no frame has ever posted it.');
  if (message.ports.length > 0)
    return t('It handed over {{count}} ports, which can’t be made again.', {
      count: message.ports.length,
    });
  return lossOf(message.preview);
}

export function replayCommand(message: MessageRow, replay: Replay): SpeakCommand {
  return {
    type: 'speak',
    kind: 'replay',
    label: t('Replayed message {{number}}', { number: message.number }),
    speaker: replay.speaker,
    receiver: replay.receiver,
    targetOrigin: replay.targetOrigin,
    data: replay.data,
  };
}
