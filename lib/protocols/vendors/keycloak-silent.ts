import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'keycloak-silent',
  name: 'Keycloak silent sign-in',
  vendor: 'Keycloak',
  docs: [
    {
      label: 'JavaScript adapter',
      url: 'https://www.keycloak.org/securing-apps/javascript-adapter',
    },
  ],
  notes:
    'A hidden frame of the host’s own origin posts the address it was redirected to. It holds a code; the token itself is fetched over HTTP.',
  transport: 'window',
  payload: 'text',
  messages: [
    {
      role: 'push',
      from: 'frame',
      match: { '@fragment(code)': { $type: 'string' }, '@fragment(state)': { $type: 'string' } },
      correlation: '@fragment(state)',
      tokens: [
        {
          path: '@fragment(access_token)',
          expiry: { unit: 'ttl-s', path: '@fragment(expires_in)' },
        },
        { path: '@fragment(id_token)', use: 'id', expiry: { unit: 'in-token' } },
        { path: '@fragment(code)', use: 'other', kind: 'opaque' },
      ],
    },
    {
      role: 'refusal',
      from: 'frame',
      match: { '@fragment(error)': { $type: 'string' }, '@fragment(state)': { $type: 'string' } },
      correlation: '@fragment(state)',
      reason: '@fragment(error)',
    },
  ],
};
