import { describe, expect, it, vi } from 'vitest';
import type { LogEvent } from '@/lib/log/event';
import { createSession } from '@/lib/log/fold';
import type { Session } from '@/lib/log/session';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { saveSession } from '@/lib/session-file/save';
import { createSessions } from '@/lib/session-file/sessions';
import { document, message } from './events';

const about = { savedAt: 0, savedBy: '', page: '', browser: '', extension: '', note: '' };

function makeSessions(events: readonly LogEvent[], download = () => {}) {
  let now = 0;
  const shown: Session[] = [];
  const pause = vi.fn(() => Promise.resolve());
  const sessions = createSessions({
    session: () => createSession(createMatcher([])),
    handshakes: () => [],
    findings: () => [],
    page: () => 'https://host.example/',
    browser: 'Firefox 153',
    extension: '0.1.0',
    now: () => 0,
    monotone: () => now++,
    pause,
    download,
    pick: () => Promise.resolve(saveSession(events, { tokens: 'full', claims: 'kept', about })),
    createSession: () => createSession(createMatcher(catalogue())),
    show: (session) => void shown.push(session),
  });
  return { sessions, shown, pause };
}

describe('createSessions', () => {
  it('opens a file in turns', async () => {
    const events = Array.from({ length: 50 }, (_, n) =>
      message(n, { id: `agent:${n}`, at: 50 - n }),
    );
    const { sessions, shown, pause } = makeSessions([document({ at: 0 }), ...events]);
    await sessions.open();
    expect(shown[0]?.messages.map(({ id }) => id)).toEqual(events.map(({ id }) => id).toReversed());
    expect(pause).toHaveBeenCalledTimes(5);
  });

  it('says why a file was not saved, and asks on', async () => {
    const { sessions } = makeSessions([], () => {
      throw new RangeError('too large');
    });
    sessions.ask();
    const choice = { tokens: 'masked', claims: 'kept', savedBy: '', note: '' } as const;
    await sessions.save({ ...choice, kind: 'session' });
    expect(sessions.error.value).toBe('The file was not saved: RangeError: too large');
    expect([sessions.asking.value, sessions.saving.value]).toEqual([true, false]);
    sessions.ask();
    expect(sessions.error.value).toBeNull();
  });
});
