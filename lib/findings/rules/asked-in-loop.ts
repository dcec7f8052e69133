import type { Handshake } from '@/lib/handshakes/handshake';
import { isOurs } from '@/lib/handshakes/draft';
import { t } from '@/lib/i18n';
import type { MessageRow } from '@/lib/log/session';
import type { Finding } from '@/lib/findings/finding';
import { asksForRefresh } from '@/lib/findings/asks';
import { leftAt, lifeOf } from '@/lib/findings/claims';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import type { Rule, RuleInput } from '@/lib/findings/rule';

const MINUTE = 60_000;
/** Where nothing says when a token ends, a request so soon (ms) after it is needless. */
const JUST_GIVEN = 10_000;
/** Protocols that are asked before each call may be asked so many times more often. */
const ON_DEMAND = 10;

/** An agent that is answered, and asks again and again all the same. One finding for each agent. */
export const askedInLoop: Rule = {
  id: 'asked-in-loop',
  check(input) {
    const byAgent = new Map<string, Handshake[]>();
    for (const handshake of input.handshakes) {
      if (handshake.answers.length + handshake.refusals.length === 0) continue;
      const key = `${handshake.agent} ${handshake.definition ?? ''}`;
      const others = byAgent.get(key);
      if (others === undefined) byAgent.set(key, [handshake]);
      else others.push(handshake);
    }
    return [...byAgent.values()]
      .map((handshakes) => check(handshakes, input))
      .filter((finding) => finding !== null);
  },
};

function check(handshakes: readonly Handshake[], input: RuleInput): Finding | null {
  const { look, settings } = input;
  const renews = handshakes.some((handshake) => asksForRefresh(handshake, input));
  const asked = renews ? needlessRequests(handshakes, input) : allRequests(handshakes, input);
  const burst = firstBurst(asked, settings.loopPerMinute * (renews ? 1 : ON_DEMAND));
  const end = burst?.at(-1);
  const last = handshakes.findLast(
    ({ requests }) => end !== undefined && requests.includes(end.id),
  );
  if (burst === null || end === undefined || last === undefined) return null;
  const times = burst.length;
  const agent = look.name(last.agent);
  return reportHandshake(last, {
    rule: 'asked-in-loop',
    id: `asked-in-loop:${last.agent} ${last.definition ?? ''}`,
    severity: 'warning',
    title: t('{{agent}} asked {{times}} times within a minute', { agent, times }),
    why: t(
      'Each request costs the host and the issuer a token; issuers limit how many they give, and then refuse all.',
    ),
    mend: t(
      'Look at what the agent does with the answer: a token that it doesn’t store, an expiry that it reads in the wrong unit, or a 401 that a new token can’t cure (wrong audience, revoked user) makes it ask again.',
    ),
    at: end.at,
    messages: burst.slice(0, 20).map(({ id }) => id),
    links: [...look.docs(last.definition), rfc(6749, '6')],
  });
}

function allRequests(handshakes: readonly Handshake[], { look }: RuleInput): readonly MessageRow[] {
  return handshakes
    .flatMap(({ requests }) => look.rows(requests))
    .filter((row) => !isOurs(row))
    .toSorted((a, b) => a.at - b.at);
}

/** Requests that came though the agent had just been given a token with more than half its life left. */
function needlessRequests(
  handshakes: readonly Handshake[],
  input: RuleInput,
): readonly MessageRow[] {
  const { look } = input;
  const given = handshakes
    .map(({ answers, newToken }) => ({
      at: look.rows(answers)[0]?.at ?? 0,
      token: look.token(newToken),
    }))
    .filter(({ token }) => token !== null)
    .toSorted((a, b) => a.at - b.at);
  return allRequests(handshakes, input).filter(({ at }) => {
    const last = given.findLast((each) => each.at < at);
    if (!last) return false;
    const left = leftAt(last.token, at);
    if (left === null) return at - last.at < JUST_GIVEN;
    return left > (lifeOf(last.token) ?? left + at - last.at) / 2;
  });
}

/** The first requests, more than `most`, that came within one minute. */
function firstBurst(asked: readonly MessageRow[], most: number): readonly MessageRow[] | null {
  for (let start = 0, end = 0; end < asked.length; end++) {
    const latest = asked[end]?.at ?? 0;
    while (latest - (asked[start]?.at ?? 0) > MINUTE) start++;
    if (end - start + 1 > most) {
      const until = (asked[start]?.at ?? 0) + MINUTE;
      return asked.slice(start).filter(({ at }) => at <= until);
    }
  }
  return null;
}
