import { definition } from '@/lib/protocols/vendors/looker-cookieless';
import { AT, testVendor } from './vendor';

testVendor(
  definition,
  {
    'port setup': { message: { action: 0 }, role: 'port-setup', from: 'frame' },
    request: {
      message: { action: 2, data: { eventName: 'session:tokens:request', payload: [] } },
      role: 'request',
      from: 'frame',
      port: true,
    },
    answer: {
      message: tokens('api_9fK2', 'nav_7xLr', 30, 3600),
      role: 'answer',
      from: 'host',
      port: true,
      tokens: ['api_9fK2', 'nav_7xLr'],
      expiresAt: AT + 30_000,
    },
    refusal: {
      message: tokens(undefined, undefined, undefined, undefined),
      role: 'refusal',
      from: 'host',
      port: true,
    },
    'session over': {
      message: tokens('session expired', 'session expired', 240, 0),
      role: 'refusal',
      from: 'host',
      port: true,
      reason: 'session expired',
    },
  },
  [
    { message: { action: 1, data: { eventName: 'page:changed', payload: [{}] } }, port: true },
    { message: { action: 0, type: 'other' } },
    { message: { action: 2, data: { eventName: 'session:tokens:request', payload: [] } } },
  ],
);

function tokens(api?: string, nav?: string, ttl?: number, session?: number): unknown {
  const payload = {
    api_token: api,
    api_token_ttl: ttl,
    navigation_token: nav,
    navigation_token_ttl: ttl,
    session_reference_token_ttl: session,
  };
  return { action: 1, data: { eventName: 'session:tokens', payload: [payload] } };
}
