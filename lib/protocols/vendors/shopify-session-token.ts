import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'shopify-session-token',
  name: 'Shopify App Bridge 3',
  vendor: 'Shopify',
  docs: [
    {
      label: 'Session tokens',
      url: 'https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens',
    },
  ],
  transport: 'window',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: { type: 'dispatch', 'payload.type': 'APP::SESSION_TOKEN::REQUEST' },
    },
    {
      role: 'answer',
      from: 'host',
      match: {
        type: 'dispatch',
        'payload.type': 'APP::SESSION_TOKEN::RESPOND',
        'payload.payload.sessionToken': { $type: 'string' },
      },
      tokens: [{ path: 'payload.payload.sessionToken', expiry: { unit: 'in-token' } }],
    },
    {
      role: 'refusal',
      from: 'host',
      match: {
        type: 'dispatch',
        'payload.type': 'APP::SESSION_TOKEN::RESPOND',
        'payload.payload.sessionToken': { $absent: true },
      },
    },
  ],
  firstToken: [{ in: 'query', name: 'id_token' }],
  urlTokenDocumented: ['query id_token'],
};
