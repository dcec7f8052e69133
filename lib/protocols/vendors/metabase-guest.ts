import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'metabase-guest',
  name: 'Metabase guest embed',
  vendor: 'Metabase',
  docs: [
    {
      label: 'Embedded analytics',
      url: 'https://www.metabase.com/docs/latest/embedding/introduction',
    },
  ],
  transport: 'window',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: { type: 'metabase.embed.requestGuestTokenRefresh' },
      tokens: [{ path: 'data.expiredToken' }],
    },
    {
      role: 'answer',
      from: 'host',
      match: {
        type: 'metabase.embed.submitRefreshedGuestToken',
        'data.guestToken': { $type: 'string' },
      },
      tokens: [{ path: 'data.guestToken', expiry: { unit: 'in-token' } }],
    },
    {
      role: 'push',
      from: 'host',
      match: { type: 'metabase.embed.setSettings', 'data.token': { $type: 'string' } },
      tokens: [{ path: 'data.token', expiry: { unit: 'in-token' } }],
      first: true,
    },
    {
      role: 'refusal',
      from: 'host',
      match: { type: 'metabase.embed.reportAuthenticationError' },
      reason: 'data.error',
    },
  ],
  firstToken: [{ in: 'path', after: '/embed/dashboard' }],
  urlTokenDocumented: ['path 3'],
};
