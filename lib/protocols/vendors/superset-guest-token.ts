import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'superset-guest-token',
  name: 'Apache Superset',
  vendor: 'Apache',
  docs: [
    {
      label: 'Embedded SDK',
      url: 'https://www.npmjs.com/package/@superset-ui/embedded-sdk',
    },
  ],
  notes:
    'On a failing fetchGuestToken the SDK posts nothing and tries again after 10 s; the first failure removes the frame.',
  transport: 'port:host-opened',
  messages: [
    {
      role: 'port-setup',
      from: 'host',
      match: { type: '__embedded_comms__', handshake: 'port transfer' },
    },
    {
      role: 'push',
      from: 'host',
      match: { switchboardAction: 'emit', method: 'guestToken' },
      // The SDK takes exp as a date text too.
      tokens: [{ path: 'args.guestToken', expiry: { unit: 'in-token' } }],
    },
  ],
  silentRefusal: true,
};
