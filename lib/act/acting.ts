import { computed, signal } from '@preact/signals';
import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import type { ActionKind, DocumentId } from '@/lib/log/event';
import type { MessageRow } from '@/lib/log/session';
import type { Token } from '@/lib/tokens/token';
import type { SpeakCommand } from '@/lib/wire';
import { prepareAnswer } from './answers';
import { portProblem } from './port-problem';
import type { AnswerKind } from './answers';
import { prepareAsk } from './ask';
import { draftText } from './compose';
import type { Draft } from './compose';
import type { ActContext } from './context';
import { createFavourites } from './favourites';
import type { GivenKey } from './key';
import type { Parties } from './parties';
import { prepareReplay, replayCommand } from './replay';
import { routeOf } from './route';
import type { Rule, RuleMatch } from './rule';

/** What is open in front of the lists. */
export type ActDialog =
  | { readonly type: 'compose'; readonly draft: Draft }
  | { readonly type: 'rules'; readonly match: RuleMatch | null }
  | { readonly type: 'endpoint'; readonly parties: Parties | null }
  | { readonly type: 'answer'; readonly parties: Parties };

/** What came of the last action. */
export interface Notice {
  readonly ok: boolean;
  readonly text: string;
}

/** How test tokens are made in this session. */
export interface TokenSettings {
  /** Seconds that "expires in n seconds" means. */
  readonly lifeS: number;
  readonly key: (GivenKey & { readonly alg: string }) | null;
}

/** The state of everything that the user does to the page from one view, and its verbs. */
export function createActing(context: ActContext) {
  const rules = signal<readonly Rule[]>([]);
  const dialog = signal<ActDialog | null>(null);
  const notice = signal<Notice | null>(null);
  const tokenSettings = signal<TokenSettings>({ lifeS: 30, key: null });
  const activeRules = computed(() => rules.value.filter(({ on }) => on));
  const favourites = createFavourites(context.storage);
  const session = () => context.shown.peek().session;

  function tell(error: string | null, done: string): boolean {
    notice.value = error === null ? { ok: true, text: done } : { ok: false, text: error };
    return error === null;
  }

  /** Says so where the browser's storage fails. */
  function reportFailure(work: Promise<unknown>): void {
    work.catch((error: unknown) =>
      tell(t('The browser’s storage failed: {{error}}', { error: String(error) }), ''),
    );
  }

  async function speak(command: SpeakCommand, note: string | null = null): Promise<boolean> {
    const error = await context.do(command);
    return tell(error, note === null ? command.label : `${command.label}. ${note}`);
  }

  async function replay(message: MessageRow): Promise<boolean> {
    const prepared = prepareReplay(message, session());
    if ('error' in prepared) return tell(prepared.error, '');
    return speak(replayCommand(message, prepared), prepared.note);
  }

  /** From one document to another, wherever they are after a reload. */
  async function say(
    kind: ActionKind,
    from: DocumentId | null,
    to: DocumentId | null,
    said: { readonly data: Node; readonly label: string } | { readonly error: string },
  ): Promise<boolean> {
    if ('error' in said) return tell(said.error, '');
    const route = routeOf(session(), from, to);
    if ('error' in route) return tell(route.error, '');
    const { speaker, receiver, targetOrigin, note } = route;
    const { data, label } = said;
    return speak({ type: 'speak', kind, label, speaker, receiver, targetOrigin, data }, note);
  }

  async function ask({ definition, agent, host, token }: Parties): Promise<boolean> {
    if (definition === null) return tell(unknownProtocol(), '');
    return say('ask', agent, host, prepareAsk(definition, token?.value ?? null));
  }

  async function answer(kind: AnswerKind, parties: Parties, given?: string): Promise<boolean> {
    const { definition, request, token, agent, host } = parties;
    if (definition === null) return tell(unknownProtocol(), '');
    const problem = portProblem(definition);
    if (problem !== null) return tell(problem, '');
    const { lifeS, key } = tokenSettings.peek();
    const prepared = await prepareAnswer(kind, {
      definition,
      request,
      lastToken: token,
      now: context.now(),
      key,
      ...(kind === 'expiring' ? { lifeS } : {}),
      ...(given === undefined ? {} : { given }),
    });
    return say('answer', host, agent, prepared);
  }

  async function setRules(next: readonly Rule[]): Promise<boolean> {
    rules.value = next;
    const error = await context.do({ type: 'rules', rules: next });
    const done = tell(error, t('No rule is active.'));
    // Where some are, the banner says which.
    if (done && activeRules.peek().length > 0) notice.value = null;
    return done;
  }

  /** What the last action came to belongs to what was open then. */
  function open(next: ActDialog | null): void {
    if (next !== null) notice.value = null;
    dialog.value = next;
  }

  function compose(draft: Draft): void {
    open({ type: 'compose', draft });
  }

  /** The message as it was, to be changed. */
  function edit(message: MessageRow): void {
    const route = routeOf(session(), message.sender, message.receiver);
    const { root } = message.preview;
    compose({
      text: draftText(root, secrets()),
      original: root,
      speaker: 'error' in route ? message.sender : route.speaker,
      receiver: 'error' in route ? message.receiver : route.receiver,
      targetOrigin: 'error' in route ? '' : route.targetOrigin,
    });
  }

  function write(from: DocumentId | null, to: DocumentId | null): void {
    const route = routeOf(session(), from, to);
    const targetOrigin = 'error' in route ? '' : route.targetOrigin;
    compose({ text: '{\n  \n}', original: null, speaker: from, receiver: to, targetOrigin });
  }

  /** What masks in a draft may stand for. */
  function tokens(): readonly string[] {
    return [...session().tokens.values()].map(({ value }) => value);
  }

  /** The origin of the page itself: favourites belong to it. */
  function site(): string {
    const top = [...session().documents.values()].findLast((one) => one.parentFrameId < 0);
    return top?.origin ?? '';
  }

  /** What a draft shows as masks: every token that the user has not revealed. */
  function secrets(): readonly string[] {
    const revealed = context.revealed.peek();
    const isHidden = ({ id }: Token) => !revealed.has(id);
    return [...session().tokens.values()].filter(isHidden).map(({ value }) => value);
  }

  return {
    context,
    rules,
    activeRules,
    dialog,
    notice,
    tokenSettings,
    favourites,
    speak,
    replay,
    ask,
    answer,
    setRules,
    edit,
    write,
    compose,
    open,
    tokens,
    secrets,
    site,
    reportFailure,
    stopRules: () => setRules([]),
    /** The background began anew and knows no rules: say them again. */
    async resend() {
      if (rules.peek().length > 0) await context.do({ type: 'rules', rules: rules.peek() });
    },
    dismiss() {
      notice.value = null;
    },
    changeTokens(change: Partial<TokenSettings>) {
      tokenSettings.value = { ...tokenSettings.peek(), ...change };
    },
  };
}

export type Acting = ReturnType<typeof createActing>;

function unknownProtocol(): string {
  return t('No known protocol was seen there: write a message yourself.');
}
