import { getEmbedSDK } from '@looker/embed-sdk';
import { say } from '../config';
import { readSite } from '../site';

/** Looker's real SDK on the host's side: the frame opens a channel and asks for its tokens there. */
const TTL = 30; // s; below a minute it makes new tokens for every request
const tokens = () => ({
  api_token: `api_${crypto.randomUUID()}`,
  api_token_ttl: TTL,
  navigation_token: `nav_${crypto.randomUUID()}`,
  navigation_token_ttl: TTL,
  session_reference_token_ttl: 3600,
});
const sdk = getEmbedSDK();

sdk.initCookieless(
  readSite().secure,
  () => Promise.resolve({ ...tokens(), authentication_token: `auth_${crypto.randomUUID()}` }),
  () => Promise.resolve(tokens()),
);

void sdk
  .createDashboardWithId('1')
  .appendTo('#frames')
  .build()
  .connect()
  .then(() => {
    say('embedded');
  });
