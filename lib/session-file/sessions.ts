import { signal } from '@preact/signals';
import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import { t } from '@/lib/i18n';
import type { LogEvent } from '@/lib/log/event';
import { eventsOf } from '@/lib/log/events-of';
import { fold } from '@/lib/log/fold';
import type { Session } from '@/lib/log/session';
import { inTurns, type Pace } from '@/lib/turns';
import type { About } from './format';
import { toHar } from './har';
import { openSession } from './open';
import { markdownReport } from './report';
import { saveInSteps } from './save';

/** What the user chose in the dialog. */
export interface SaveChoice {
  readonly kind: 'session' | 'report' | 'har';
  readonly tokens: About['tokens'];
  readonly claims: About['claims'];
  readonly savedBy: string;
  readonly note: string;
}

/** What saving and opening need of the view that they are in. */
export interface SessionsContext extends Pace {
  session(): Session;
  handshakes(): readonly Handshake[];
  findings(): readonly Finding[];
  page(): string;
  /** Name and version, such as `Chromium 156`. */
  readonly browser: string;
  readonly extension: string;
  /** ms since 1970. */
  now(): number;
  download(name: string, mime: string, parts: readonly string[]): void;
  /** Asks for a file; its text, or `null` where the user chose none. */
  pick(): Promise<string | null>;
  createSession(): Session;
  /** Shows this one in place of what is recorded. */
  show(session: Session, name: string): void;
}

/** Saving what is shown, and showing what was saved. */
export function createSessions(context: SessionsContext) {
  /** What to save is being asked. */
  const asking = signal(false);
  /** What was not done, and why. */
  const error = signal<string | null>(null);
  /** A file is being made. */
  const saving = signal(false);

  async function save(choice: SaveChoice): Promise<void> {
    if (saving.value) return;
    saving.value = true;
    error.value = null;
    try {
      await write(choice);
      asking.value = false;
    } catch (reason) {
      error.value = t('The file was not saved: {{error}}', { error: String(reason) });
    } finally {
      saving.value = false;
    }
  }

  async function write(choice: SaveChoice): Promise<void> {
    const { kind, tokens } = choice;
    const session = context.session();
    const { browser, extension } = context;
    const known = Array.from(session.tokens.values(), ({ value }) => value);
    const day = new Date(context.now()).toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
    const name = `embed-devtools-${day}`;
    if (kind === 'report') context.download(`${name}.md`, 'text/markdown', [report(session)]);
    else if (kind === 'har')
      context.download(`${name}.har`, 'application/json', [
        toHar(session.requests, {
          masked: tokens === 'masked',
          claims: choice.claims,
          browser,
          extension,
          known,
        }),
      ]);
    else
      context.download(
        `${name}.json`,
        'application/json',
        await inTurns(file(session, choice, known), context),
      );
  }

  function report(session: Session): string {
    const { browser, extension } = context;
    return markdownReport({
      session,
      handshakes: context.handshakes(),
      findings: context.findings(),
      page: context.page(),
      browser,
      extension,
      now: context.now(),
    });
  }

  function file(session: Session, choice: SaveChoice, known: readonly string[]): Iterable<string> {
    const { tokens, claims, savedBy, note } = choice;
    const { browser, extension } = context;
    const about = {
      savedAt: context.now(),
      savedBy,
      page: context.page(),
      browser,
      extension,
      note,
    };
    return saveInSteps(eventsOf(session), { tokens, claims, about, known });
  }

  async function open(): Promise<void> {
    const text = await context.pick();
    if (text === null) return;
    const opened = openSession(text);
    error.value = 'error' in opened ? `${t('The file was not opened.')} ${opened.error}` : null;
    if ('error' in opened) return;
    const session = context.createSession();
    await inTurns(folding(session, opened.events), context);
    context.show(session, nameOf(opened.about));
  }

  return {
    asking,
    error,
    saving,
    ask() {
      error.value = null;
      asking.value = true;
    },
    close() {
      asking.value = false;
    },
    save,
    open,
    dismiss() {
      error.value = null;
    },
  };
}

/** Each step folds one event; no text comes of it. */
function* folding(session: Session, events: readonly LogEvent[]): Generator<''> {
  for (const event of events) {
    fold(session, event);
    yield '';
  }
}

export type Sessions = ReturnType<typeof createSessions>;

/** Whose session it is, in words. */
function nameOf({ page, savedAt, savedBy, browser }: About): string {
  const values = { page, time: new Date(savedAt).toLocaleString(), browser };
  return savedBy === ''
    ? t('{{page}}, saved {{time}} in {{browser}}', values)
    : t('{{page}}, saved by {{savedBy}} {{time}} in {{browser}}', { ...values, savedBy });
}
