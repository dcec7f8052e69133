import { browser } from '#imports';
import { createSession, fold } from '@/lib/log/fold';
import type { Session } from '@/lib/log/session';
import { createMatcher } from '@/lib/protocols/match';
import { connectView } from '@/lib/view/connection';
import { PORT } from '@/lib/wire';

/**
 * Follows a tab as a panel does, so that a definition can be tried on what was said there. Frames tell
 * what they recorded before somebody looked some moments later: hence no single answer.
 */
export function watchTab(tabId: number, onSession: (session: Session) => void): () => void {
  const matcher = createMatcher([]);
  let session = createSession(matcher);
  const tell = () => onSession(session);
  const restart = () => {
    session = createSession(matcher);
    tell();
  };
  const connection = connectView({
    open: () => browser.runtime.connect({ name: PORT.view }),
    tabId,
    events: {
      onStart: restart,
      onEvents(events) {
        for (const event of events) fold(session, event);
        tell();
      },
      onReady: tell,
      onCleared: restart,
      onAccess: () => undefined,
    },
  });
  return connection.close;
}
