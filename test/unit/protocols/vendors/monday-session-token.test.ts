import { definition } from '@/lib/protocols/vendors/monday-session-token';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    request: {
      message: {
        method: 'get',
        args: { type: 'sessionToken', params: undefined },
        requestId: '88ggmu6',
        clientId: undefined,
        version: '0.5.9',
      },
      role: 'request',
      from: 'frame',
      correlation: '88ggmu6',
    },
    answer: {
      message: { requestId: '88ggmu6', method: 'get', type: 'sessionToken', data: jwt },
      role: 'answer',
      from: 'host',
      correlation: '88ggmu6',
      tokens: [jwt],
    },
    refusal: {
      message: {
        requestId: 'wxrnglb',
        method: 'get',
        type: 'sessionToken',
        errorMessage: 'Not authorized',
        data: {},
      },
      role: 'refusal',
      from: 'host',
      correlation: 'wxrnglb',
      reason: 'Not authorized',
    },
  },
  [{ message: { method: 'get', args: { type: 'context' }, requestId: 'a1' } }],
);
