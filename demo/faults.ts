/**
 * What goes wrong in real integrations, by the name that the page's `fault` parameter takes. Each
 * has its title here, and its deed in the table of the party that does it: `MINTS` and `STATUSES`
 * below (the service), `pages/host-faults.ts` (the host), `pages/chatzy.ts` (the agent),
 * `pages/host-frames.ts` (how the agent is embedded). A token over plain HTTP is not among them: on
 * loopback that is no fault, and the demo has nothing else.
 */
export const FAULTS = {
  'no-answer': 'The host never answers',
  'late-answer': 'The host answers when the agent has stopped waiting',
  'wrong-type': 'The answer has no brackets around its type',
  'wrong-field': 'The answer has its token in another field',
  'same-token': 'The same token again',
  'expired-token': 'A token that has expired already',
  'other-user': 'A token for another user',
  'other-audience': 'A token for another audience',
  'other-issuer': 'A token of another issuer',
  'not-longer': 'A token that expires no later than the old one',
  'answers-twice': 'The host answers twice',
  'wrong-frame': 'The host answers another frame',
  refuses: 'The host refuses',
  'no-listener': 'The host listens for no message',
  pushes: 'The host sends tokens that nobody asked for',
  'not-posted': 'The host gets a token and never posts it',
  'service-400': 'The service answers 400',
  'service-401': 'The service answers 401',
  'service-403': 'The service answers 403',
  'service-500': 'The service answers 500',
  'asks-in-loop': 'The agent asks again and again',
  'asks-early': 'The agent asks long before its token expires',
  'asks-late': 'The agent asks long after its token has expired',
  'never-asks': 'The agent never asks',
  'ignores-answer': 'The agent goes on with its old token',
  'wrong-key': 'A token signed with a wrong key',
  'issued-in-future': 'A token issued in the future (clocks differ)',
  'life-lies': 'expires_at does not say what the token says',
  'alg-none': 'A token without a signature',
  'refresh-token-in-message': 'The refresh token in the answer',
  'refresh-token-in-url': "The refresh token in the frame's URL",
  'refresh-token-in-local-storage': 'The refresh token in localStorage',
  'refresh-token-in-session-storage': 'The refresh token in sessionStorage',
  'refresh-token-in-cookie': 'The refresh token in a cookie that scripts can read',
  'refresh-in-browser': "The browser calls the service's refresh endpoint",
  'undocumented-parameter': 'The first token in a parameter that the vendor does not document',
  stranger: 'The host answers a frame of an origin that it never embedded',
  'third-reader': 'The answer posted to all frames with "*"',
  'foreign-message': 'An advert speaks in the protocol of the agent',
  noise: 'A lot of other traffic',
  'closed-shadow': 'The frame in a closed shadow root',
  sandboxed: 'The frame sandboxed',
  nested: 'The agent in a frame inside another frame',
  written: 'The frame filled by document.write',
} as const;

export type FaultId = keyof typeof FAULTS;

export function isFault(text: string): text is FaultId {
  return Object.hasOwn(FAULTS, text);
}

/** What is other about a token than it should be. */
export interface MintChange {
  /** The last token again. */
  readonly same?: true;
  /** s to add to `iat`; `exp` follows. */
  readonly shift?: number;
  /** `exp` as the last token's. */
  readonly keepExpiry?: true;
  readonly sub?: string;
  readonly aud?: string;
  readonly iss?: string;
  readonly signature?: 'none' | 'wrong';
  /** s to add to the `expires_at` beside the token. */
  readonly claimed?: number;
}

/** How the service's refreshed tokens are wrong. */
export const MINTS: Partial<Record<FaultId, MintChange>> = {
  'same-token': { same: true },
  'expired-token': { shift: -86_400 },
  'other-user': { sub: 'somebody-else' },
  'other-audience': { aud: 'another-service' },
  'other-issuer': { iss: 'https://issuer.example' },
  'not-longer': { keepExpiry: true },
  'wrong-key': { signature: 'wrong' },
  'issued-in-future': { shift: 600 },
  'life-lies': { claimed: 3600 },
  'alg-none': { signature: 'none' },
};

/** How the first tokens are wrong. */
export const FIRST_MINTS: Partial<Record<FaultId, MintChange>> = {
  'asks-late': { shift: -86_520 },
};

/** What the refresh endpoints answer instead. */
export const STATUSES: Partial<Record<FaultId, number>> = {
  'service-400': 400,
  'service-401': 401,
  'service-403': 403,
  'service-500': 500,
};
