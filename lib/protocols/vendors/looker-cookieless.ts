import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'looker-cookieless',
  name: 'Looker (cookieless embed)',
  vendor: 'Google',
  docs: [
    {
      label: 'Cookieless embed',
      url: 'https://cloud.google.com/looker/docs/cookieless-embed',
    },
  ],
  transport: 'port:frame-opened',
  messages: [
    {
      role: 'port-setup',
      from: 'frame',
      match: { action: 0, data: { $absent: true }, type: { $absent: true } },
    },
    {
      role: 'request',
      from: 'frame',
      match: { action: 2, 'data.eventName': 'session:tokens:request' },
    },
    {
      role: 'answer',
      from: 'host',
      match: {
        action: 1,
        'data.eventName': 'session:tokens',
        'data.payload.0.api_token': { $type: 'string' },
        'data.payload.0.session_reference_token_ttl': { $ne: 0 },
      },
      tokens: [
        {
          path: 'data.payload.0.api_token',
          kind: 'opaque',
          expiry: { unit: 'ttl-s', path: 'data.payload.0.api_token_ttl' },
        },
        {
          path: 'data.payload.0.navigation_token',
          use: 'other',
          kind: 'opaque',
          expiry: { unit: 'ttl-s', path: 'data.payload.0.navigation_token_ttl' },
        },
      ],
    },
    {
      role: 'refusal',
      from: 'host',
      match: [
        {
          action: 1,
          'data.eventName': 'session:tokens',
          'data.payload.0.api_token': { $absent: true },
        },
        // The session is over: a token text that is none ("session expired"), and nothing left to live.
        {
          action: 1,
          'data.eventName': 'session:tokens',
          'data.payload.0.session_reference_token_ttl': 0,
        },
      ],
      reason: 'data.payload.0.api_token',
    },
  ],
  firstToken: [
    { in: 'query', name: 'embed_authentication_token' },
    { in: 'query', name: 'embed_navigation_token', use: 'other' },
  ],
  urlTokenDocumented: ['query embed_authentication_token', 'query embed_navigation_token'],
};
