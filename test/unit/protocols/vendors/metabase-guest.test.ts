import { definition } from '@/lib/protocols/vendors/metabase-guest';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(definition, {
  request: {
    message: { type: 'metabase.embed.requestGuestTokenRefresh', data: { expiredToken: jwt } },
    role: 'request',
    from: 'frame',
    tokens: [jwt],
  },
  answer: {
    message: { type: 'metabase.embed.submitRefreshedGuestToken', data: { guestToken: jwt } },
    role: 'answer',
    from: 'host',
    tokens: [jwt],
    expiresAt: 1_795_322_631_000,
  },
  first: {
    message: {
      type: 'metabase.embed.setSettings',
      data: { token: jwt, instanceUrl: 'https://metabase.example' },
    },
    role: 'push',
    from: 'host',
    tokens: [jwt],
  },
});
