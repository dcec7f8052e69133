import { definition } from '@/lib/protocols/vendors/metabase-session';
import { testVendor } from './vendor';

testVendor(definition, {
  request: {
    message: { type: 'metabase.embed.requestSessionToken' },
    role: 'request',
    from: 'frame',
  },
  answer: {
    message: {
      type: 'metabase.embed.submitSessionToken',
      data: { authMethod: 'jwt', sessionToken: { id: 'a-session-id', exp: 1_795_322_631 } },
    },
    role: 'answer',
    from: 'host',
    tokens: ['a-session-id'],
    expiresAt: 1_795_322_631_000,
  },
});
