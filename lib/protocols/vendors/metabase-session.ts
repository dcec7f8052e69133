import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'metabase-session',
  name: 'Metabase embed (SSO)',
  vendor: 'Metabase',
  docs: [
    {
      label: 'Embedded analytics',
      url: 'https://www.metabase.com/docs/latest/embedding/introduction',
    },
  ],
  transport: 'window',
  messages: [
    { role: 'request', from: 'frame', match: { type: 'metabase.embed.requestSessionToken' } },
    {
      role: 'answer',
      from: 'host',
      match: {
        type: 'metabase.embed.submitSessionToken',
        'data.sessionToken.id': { $type: 'string' },
      },
      tokens: [
        {
          path: 'data.sessionToken.id',
          expiry: { unit: 'epoch-s', path: 'data.sessionToken.exp' },
        },
      ],
    },
    {
      role: 'refusal',
      from: 'host',
      match: { type: 'metabase.embed.reportAuthenticationError' },
      reason: 'data.error',
    },
  ],
};
