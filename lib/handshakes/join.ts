import type { MessageRow, Session } from '@/lib/log/session';
import type { RoleMark } from '@/lib/protocols/mark';
import { createChannels } from './channels';
import { createDraft, deliveredAnswers, firstToken, isOpen, wasHeard, type Draft } from './draft';
import { fits, relation } from './parties';

/** How far back an answer is looked for: enough for every real page, and a bound for a hostile one. */
const LOOK_BACK = 100;
/** ms by which the clocks of two frames may differ: an answer given at once may seem older than its request. */
const CLOCKS = 2;
/** So many rows are looked at for such a request. */
const LOOK_AHEAD = 20;
/** An answer without a correlation id that comes later than this (ms) is no answer to that request. */
const LATEST_ANSWER = 60_000;

/**
 * Gathers the marked messages into handshakes, oldest first. By correlation where the protocol has
 * one, by channel, else by frame and order: the newest open request of a frame is the one that is
 * answered; a second answer then belongs to an older request that still waits.
 */
export function joinMessages(
  session: Session,
  settings: { readonly unansweredMs: number },
): Draft[] {
  const drafts: Draft[] = [];
  const byDefinition = new Map<string, Draft[]>();
  const channels = createChannels(session);
  const asked = new Set<RoleMark>();

  for (const [index, row] of session.marked.entries()) {
    channels.learn(row);
    const roles = rolesOf(row);
    for (const role of requestsIn(roles)) ask(row, role);
    reply(row, roles, index);
    for (const role of roles) if (role.role === 'echo') echo(row, role);
  }
  return withoutAlternatives(drafts);

  function rolesOf(row: MessageRow): readonly RoleMark[] {
    return (row.mark?.roles ?? []).filter((role) => fits(session, row, role));
  }

  function add(draft: Draft): void {
    drafts.push(draft);
    const stream = byDefinition.get(draft.definition ?? '');
    if (stream === undefined) byDefinition.set(draft.definition ?? '', [draft]);
    else stream.push(draft);
  }

  /** The definition's last handshakes, newest first. */
  function recent(definition: string): readonly Draft[] {
    return byDefinition.get(definition)?.slice(-LOOK_BACK).toReversed() ?? [];
  }

  function ask(row: MessageRow, role: RoleMark): void {
    if (asked.has(role)) return;
    asked.add(role);
    const agent = channels.senderOf(row, role) ?? '';
    const again = recent(role.definition).find(
      (draft) =>
        draft.agent === agent &&
        draft.correlation === role.correlation &&
        isOpen(draft) &&
        (role.correlation !== null || row.at - draft.at <= settings.unansweredMs),
    );
    if (again) {
      again.requests.push(row);
      return;
    }
    add(
      createDraft({
        id: row.id,
        definition: role.definition,
        agent,
        host: row.receiver,
        at: row.at,
        correlation: role.correlation,
        requests: [row],
        reason: role.reason,
        carriedToken: firstToken(row, role),
      }),
    );
  }

  function reply(row: MessageRow, roles: readonly RoleMark[], index: number): void {
    const answersFirst = roles.toSorted(
      (a, b) => Number(a.role === 'push') - Number(b.role === 'push'),
    );
    const replies = firstOfEach(answersFirst, isReply);
    const joined = replies.filter((role) => {
      const kinds = roles.filter((other) => other.definition === role.definition);
      const draft =
        openFor(row, role) ??
        askedJustAfter(row, role, index) ??
        (role.role === 'refusal' ? refusedBefore(row, role) : saidTwice(row, role, kinds)) ??
        misdirected(row, role, kinds);
      if (draft) settle(draft, row, role);
      return draft !== undefined;
    });
    if (joined.length > 0) return;
    const pushed = replies.find((role) => !role.needsRequest && isNews(role));
    if (pushed) push(row, pushed);
  }

  function openFor(row: MessageRow, role: RoleMark): Draft | undefined {
    return recent(role.definition).find((draft) => isOpen(draft) && isFor(row, role, draft));
  }

  /** Takes requests before their turn that seem to come just after the row that answers them. */
  function askedJustAfter(row: MessageRow, role: RoleMark, index: number): Draft | undefined {
    for (const later of session.marked.slice(index + 1, index + 1 + LOOK_AHEAD)) {
      if (later.at - row.at > CLOCKS) return undefined;
      for (const request of requestsIn(rolesOf(later)))
        if (request.definition === role.definition) ask(later, request);
      const draft = openFor(row, role);
      if (draft) return draft;
    }
    return undefined;
  }

  function isFor(row: MessageRow, role: RoleMark, draft: Draft): boolean {
    if (role.correlation !== null && draft.correlation !== null)
      return role.correlation === draft.correlation;
    if (role.needsRequest || row.at - draft.at > LATEST_ANSWER) return false;
    if (row.channel !== null && draft.requests.some((request) => speaksOn(request, row.channel)))
      return true;
    if (draft.agent !== '') return draft.agent === row.receiver;
    return relation(session, row.receiver, draft.host ?? '') !== 'other';
  }

  /** Answered already: the same answer again, or one more soon after where the protocol has no pushes. */
  function saidTwice(
    row: MessageRow,
    role: RoleMark,
    kinds: readonly RoleMark[],
  ): Draft | undefined {
    const mayPush = kinds.some((each) => each.role === 'push');
    return recent(role.definition).find((draft) => {
      const last = draft.answers.at(-1);
      if (!last || draft.requests.length === 0 || row.at - last.at > settings.unansweredMs)
        return false;
      if (role.correlation !== null && draft.correlation !== null)
        return role.correlation === draft.correlation;
      if (draft.agent !== row.receiver || role.needsRequest) return false;
      return !mayPush || firstToken(row, role) === draft.newToken;
    });
  }

  function refusedBefore(row: MessageRow, role: RoleMark): Draft | undefined {
    return recent(role.definition).find((draft) => {
      const last = draft.refusals.at(-1);
      if (!last || row.at - last.at > settings.unansweredMs) return false;
      return draft.correlation === role.correlation && draft.agent === row.receiver;
    });
  }

  /** The host speaks to a frame that asked for nothing, while another frame waits for just that. */
  function misdirected(
    row: MessageRow,
    role: RoleMark,
    kinds: readonly RoleMark[],
  ): Draft | undefined {
    if (role.needsRequest || row.channel !== null) return undefined;
    if (kinds.some((each) => each.role === 'push')) return undefined;
    const sender = channels.senderOf(row, role);
    const frame = session.documents.get(row.receiver)?.frameId;
    return recent(role.definition).find(
      (draft) =>
        isOpen(draft) &&
        draft.host === sender &&
        draft.agent !== '' &&
        session.documents.get(draft.agent)?.frameId !== frame &&
        row.at - draft.at <= settings.unansweredMs,
    );
  }

  function settle(draft: Draft, row: MessageRow, role: RoleMark): void {
    if (draft.agent === '') draft.agent = row.receiver;
    if (role.role === 'refusal') {
      draft.refusals.push(row);
      draft.reason = role.reason ?? draft.reason;
      return;
    }
    draft.answers.push(row);
    const [first] = deliveredAnswers(draft);
    if (first === row) draft.newToken = firstToken(row, role);
  }

  function push(row: MessageRow, role: RoleMark): void {
    const draft = createDraft({
      id: row.id,
      definition: role.definition,
      agent: row.receiver,
      host: channels.senderOf(row, role),
      at: row.at,
      correlation: role.correlation,
    });
    settle(draft, row, role);
    add(draft);
  }

  function echo(row: MessageRow, role: RoleMark): void {
    const agent = channels.senderOf(row, role);
    recent(role.definition)
      .find((draft) => draft.agent === agent)
      ?.echoes.push(row);
  }
}

function requestsIn(roles: readonly RoleMark[]): readonly RoleMark[] {
  return firstOfEach(roles, (each) => each.role === 'request');
}

function isReply({ role }: RoleMark): boolean {
  return role === 'answer' || role === 'push' || role === 'refusal';
}

/** Nobody asked: only a token, or a refusal, is worth a row. */
function isNews(role: RoleMark): boolean {
  return role.role === 'refusal' || role.tokens.length > 0;
}

function speaksOn(request: MessageRow, channel: string | null): boolean {
  return channel !== null && (request.channel === channel || request.ports.includes(channel));
}

/** One role for each definition: a message may be an answer and a push of the same one. */
function firstOfEach(
  roles: readonly RoleMark[],
  wanted: (role: RoleMark) => boolean,
): readonly RoleMark[] {
  const chosen = new Map<string, RoleMark>();
  for (const role of roles)
    if (wanted(role) && !chosen.has(role.definition)) chosen.set(role.definition, role);
  return [...chosen.values()];
}

/** A request that two definitions claim is one handshake: the definition whose answer came has it. */
function withoutAlternatives(drafts: readonly Draft[]): Draft[] {
  const best = new Map<string, Draft>();
  for (const draft of drafts) {
    const rival = best.get(draft.id);
    const isBetter = rival && !rival.answers.some(wasHeard) && draft.answers.some(wasHeard);
    if (rival === undefined || isBetter) best.set(draft.id, draft);
  }
  return [...best.values()];
}
