import { definition } from '@/lib/protocols/vendors/superset-guest-token';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor, type Example } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(definition, {
  'port setup': {
    message: { type: '__embedded_comms__', handshake: 'port transfer' },
    role: 'port-setup',
    from: 'host',
  },
  push: { ...push(jwt), expiresAt: 1_795_322_631_000 },
  'exp as a date text': {
    ...push(sampleJwt({ exp: '2026-11-22T10:00:00Z' })),
    expiresAt: Date.UTC(2026, 10, 22, 10),
  },
});

function push(token: string): Example {
  return {
    message: { switchboardAction: 'emit', method: 'guestToken', args: { guestToken: token } },
    role: 'push',
    from: 'host',
    port: true,
    tokens: [token],
  };
}
