import { definition } from '@/lib/protocols/vendors/gooddata';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    request: {
      message: event('listeningForApiToken', {}, 'c-1'),
      role: 'request',
      from: 'frame',
      correlation: 'c-1',
      reason: 'listeningForApiToken',
    },
    'about to expire': {
      message: event('apiTokenIsAboutToExpire', {}),
      role: 'request',
      from: 'frame',
      reason: 'apiTokenIsAboutToExpire',
    },
    'answer, opaque': {
      message: event('setApiToken', {
        token: 'gd-api-token',
        type: 'gooddata',
        secondsBeforeTokenExpirationToEmitReminder: 60,
      }),
      role: 'answer',
      from: 'host',
      tokens: ['gd-api-token'],
    },
    'answer, JWT': {
      message: event('setApiToken', { token: jwt, type: 'jwt' }, 'c-1'),
      role: 'answer',
      from: 'host',
      correlation: 'c-1',
      tokens: [jwt],
      expiresAt: 1_795_322_631_000,
    },
  },
  [{ message: event('loaded', {}) }],
);

function event(name: string, data: object, contextId?: string): unknown {
  return { gdc: { product: 'dashboard', event: { name, data, contextId } } };
}
