import { definition } from '@/lib/protocols/vendors/shopify-session-token';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(definition, {
  request: {
    message: {
      payload: {
        group: 'SessionToken',
        type: 'APP::SESSION_TOKEN::REQUEST',
        version: '3.7.12',
        clientInterface: { name: '@shopify/app-bridge', version: '3.7.12' },
      },
      source: { apiKey: 'api-key-1', host: 'localhost:4801/admin', forceRedirect: false },
      type: 'dispatch',
    },
    role: 'request',
    from: 'frame',
  },
  answer: { message: respond({ sessionToken: jwt }), role: 'answer', from: 'host', tokens: [jwt] },
  refusal: { message: respond({}), role: 'refusal', from: 'host' },
});

function respond(payload: object): unknown {
  const type = 'APP::SESSION_TOKEN::RESPOND';
  return { type: 'dispatch', payload: { type, group: 'SessionToken', payload } };
}
