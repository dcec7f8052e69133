import type { Rule } from './rule';
import { noListener } from './rules/no-listener';
import { nearMissType } from './rules/near-miss-type';
import { nearMissField } from './rules/near-miss-field';
import { endpointFailed } from './rules/endpoint-failed';
import { notPosted } from './rules/not-posted';
import { wrongFrame } from './rules/wrong-frame';
import { refused } from './rules/refused';
import { neverAnswered } from './rules/never-answered';
import { answeredLate } from './rules/answered-late';
import { sameToken } from './rules/same-token';
import { alreadyExpired } from './rules/already-expired';
import { otherIssuer } from './rules/other-issuer';
import { otherAudience } from './rules/other-audience';
import { otherSubject } from './rules/other-subject';
import { newTokenRefused } from './rules/new-token-refused';
import { notAdopted } from './rules/not-adopted';
import { notLonger } from './rules/not-longer';
import { expiredNotAsked } from './rules/expired-not-asked';
import { askedInLoop } from './rules/asked-in-loop';
import { answeredTwice } from './rules/answered-twice';
import { clockSkew } from './rules/clock-skew';
import { lifeDiffers } from './rules/life-differs';
import { lifeUndocumented } from './rules/life-undocumented';
import { askedEarly } from './rules/asked-early';
import { askedLate } from './rules/asked-late';
import { pushedWithoutNeed } from './rules/pushed-without-need';
import { foreignMessage } from './rules/foreign-message';
import { refreshTokenInMessage } from './rules/refresh-token-in-message';
import { refreshTokenInUrl } from './rules/refresh-token-in-url';
import { refreshTokenStored } from './rules/refresh-token-stored';
import { refreshInBrowser } from './rules/refresh-in-browser';
import { plainHttp } from './rules/plain-http';
import { tokenInQuery } from './rules/token-in-query';
import { algNone } from './rules/alg-none';
import { strangerAnswered } from './rules/stranger-answered';
import { thirdReader } from './rules/third-reader';

/** Every rule, causes before what follows from them (`root-causes.ts`): of two equally bad findings the first is told. */
export const rules: readonly Rule[] = [
  noListener,
  nearMissType,
  nearMissField,
  endpointFailed,
  notPosted,
  wrongFrame,
  refused,
  neverAnswered,
  answeredLate,
  askedInLoop,
  sameToken,
  alreadyExpired,
  otherIssuer,
  otherAudience,
  otherSubject,
  newTokenRefused,
  notAdopted,
  notLonger,
  expiredNotAsked,
  answeredTwice,
  clockSkew,
  lifeDiffers,
  lifeUndocumented,
  askedEarly,
  askedLate,
  pushedWithoutNeed,
  foreignMessage,
  refreshTokenInMessage,
  refreshTokenInUrl,
  refreshTokenStored,
  refreshInBrowser,
  plainHttp,
  tokenInQuery,
  algNone,
  strangerAnswered,
  thirdReader,
];
