import type { Rule } from '@/lib/act/rule';
import type { Port } from '@/lib/port';
import type { Definition } from '@/lib/protocols/definition';
import type {
  CallCommand,
  Command,
  FromFrame,
  Respeak,
  Speak,
  SpeakCommand,
  Spoken,
  ToFrame,
} from '@/lib/wire';
import type { DocumentId, LogEvent, RequestEvent } from './event';
import type { Problem } from './problem';
import type { Sender } from './sender';
import type { Expectation, Recorder } from './recorder';

/** How long a frame may take to speak. */
const SPEAK_MS = 5_000;

export interface CommandBrowser {
  /** ms since 1970. */
  now(): number;
  /** Runs `task` in so many ms unless the returned function was called before. */
  after(ms: number, task: () => void): () => void;
  /** Puts a script of ours into the isolated world of a frame; rejects where it may not. */
  inject(tabId: number, frameId: number, script: 'voice' | 'intercept'): Promise<void>;
  /** Outlines the document of a frame, or takes the outline away. */
  outline(tabId: number, frameId: number, on: boolean): Promise<void>;
  /** Sends a request of ours; never rejects, `status` 0 and the reason as body where it failed. */
  call(command: CallCommand): Promise<Omit<RequestEvent, 'type' | 'id' | 'action'>>;
  openOptions(): Promise<void>;
  /** Those that are on. */
  definitions(): Promise<readonly Definition[]>;
}

/** What a view has the hub do in one tab: speak, set rules, call an endpoint, mark a frame, show the options. */
export function createCommands({
  tabId,
  browser,
  recorder,
  emit,
  portOf,
  senders,
}: {
  readonly tabId: number;
  readonly browser: CommandBrowser;
  readonly recorder: Recorder;
  readonly emit: (event: LogEvent) => void;
  readonly portOf: (documentId: DocumentId) => Port<FromFrame, ToFrame> | null;
  readonly senders: () => readonly Sender[];
}) {
  const pending = new Map<string, (error: string | null) => void>();
  let marked: number | null = null;

  /** Does it; the answer is `null`, or why it could not be done: a `Problem`, or the browser's own words. */
  async function run(
    id: string,
    command: Exclude<Command, { type: 'rules' }>,
  ): Promise<string | null> {
    switch (command.type) {
      case 'speak':
        return act(id, command);
      case 'call':
        return call(id, command);
      case 'mark':
        return mark(command.documentId);
      case 'options':
        await browser.openOptions();
        return null;
      case 'log':
        emit(command.event);
        return null;
      default:
        return command satisfies never;
    }
  }

  async function act(id: string, command: SpeakCommand): Promise<string | null> {
    const { kind, label, speaker, receiver, data, targetOrigin } = command;
    const at = browser.now();
    const error = await speak({ speaker, receiver, data, action: id, rule: null }, targetOrigin);
    emit({ type: 'action', id, at, kind, label, speaker, receiver, error });
    return error;
  }

  async function speak(said: Expectation, targetOrigin: string): Promise<string | null> {
    const { speaker, receiver, data } = said;
    const frame = recorder.frames.get(speaker);
    const port = portOf(speaker);
    if (!frame || !port) return 'speaker-gone' satisfies Problem;
    const to = recorder.frames.refTo(speaker, receiver);
    if (!to) return 'receiver-gone' satisfies Problem;
    try {
      await browser.inject(tabId, frame.frameId, 'voice');
    } catch {
      return 'frame-refused' satisfies Problem;
    }
    const withdraw = recorder.expect(said);
    const order: Speak = { type: 'speak', id: crypto.randomUUID(), to, targetOrigin, data };
    return new Promise((resolve) => {
      const cancel = browser.after(SPEAK_MS, () => end('frame-silent' satisfies Problem));
      function end(error: string | null): void {
        pending.delete(order.id);
        cancel();
        if (error !== null) withdraw();
        resolve(error);
      }
      pending.set(order.id, end);
      port.postMessage(order);
    });
  }

  /** A rule held a message: its sender says it (or what became of it) again, so that it stays its own. */
  function respeak(receiver: DocumentId, said: Respeak): void {
    const speaker = recorder.frames.resolve(receiver, said.speaker);
    const heard = recorder.frames.get(receiver);
    const origin = heard?.hello.origin ?? 'null';
    const { data, rule } = said;
    const at = browser.now();
    const label = 'Said a held message again'; // no view lists it
    const failed = (error: string | null) => {
      if (error === null) return;
      const id = crypto.randomUUID();
      emit({ type: 'action', id, at, kind: 'rule', label, speaker, receiver, error });
    };
    if (speaker === null) return failed('speaker-gone' satisfies Problem);
    const target = origin === 'null' ? '*' : origin;
    void speak({ speaker, receiver, data, action: null, rule }, target).then(failed);
  }

  async function call(id: string, command: CallCommand): Promise<string | null> {
    const answer = await browser.call(command);
    emit({ type: 'request', id: `ours:${id}`, ...answer, action: id });
    const error = answer.status === 0 ? (answer.responseBody ?? '') : null;
    const { label } = command;
    emit({
      type: 'action',
      id,
      at: answer.at,
      kind: 'call',
      label,
      speaker: null,
      receiver: null,
      error,
    });
    return error;
  }

  async function mark(documentId: DocumentId | null): Promise<string | null> {
    const frameId = documentId === null ? null : (recorder.frames.get(documentId)?.frameId ?? null);
    const old = marked;
    marked = frameId;
    // A frame that is gone took its mark along.
    if (old !== null && old !== frameId)
      await browser.outline(tabId, old, false).catch(() => undefined);
    if (frameId !== null) await browser.outline(tabId, frameId, true).catch(() => undefined);
    return null;
  }

  async function setRules(rules: readonly Rule[]): Promise<string | null> {
    const results = await Promise.all(
      senders().map((sender) => {
        const port = portOf(sender.documentId);
        return port ? arm(sender, port, rules) : Promise.resolve(true);
      }),
    );
    return results.every(Boolean) ? null : ('rules-refused' satisfies Problem);
  }

  async function arm(
    sender: Sender,
    port: Port<FromFrame, ToFrame>,
    rules: readonly Rule[],
  ): Promise<boolean> {
    try {
      await browser.inject(tabId, sender.frameId, 'intercept');
    } catch {
      return false;
    }
    const definitions = await browser.definitions();
    // A frame that went meanwhile needs none.
    if (portOf(sender.documentId) === port) port.postMessage({ type: 'rules', rules, definitions });
    return true;
  }

  return {
    run,
    respeak,
    setRules,
    spoken: (said: Spoken) => pending.get(said.id)?.(said.error),
    /** A frame that came while rules are on. */
    armFrame(sender: Sender, port: Port<FromFrame, ToFrame>, rules: readonly Rule[]) {
      if (rules.length > 0) void arm(sender, port, rules);
    },
  };
}
