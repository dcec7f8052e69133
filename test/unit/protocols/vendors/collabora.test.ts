import { expect, it } from 'vitest';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { definition } from '@/lib/protocols/vendors/collabora';
import { testVendor } from './vendor';

const message = { MessageId: 'Reset_Access_Token', Values: { token: 'wopi-token-1' } };
const push = { role: 'push', from: 'host', tokens: ['wopi-token-1'] } as const;

testVendor(
  definition,
  { object: { ...push, message }, text: { ...push, message: JSON.stringify(message) } },
  [{ message: '{"MessageId":"Host_PostmessageReady"}' }],
);

it('knows its first token from another vendor’s by the WOPI parameter beside it', () => {
  const url = 'https://office.example/cool.html?access_token=wopi-1&access_token_ttl=1795322631041';
  expect(createMatcher(catalogue()).url(url)).toMatchObject([
    { value: 'wopi-1', definition: 'collabora', expiresAt: 1_795_322_631_041 },
  ]);
});
