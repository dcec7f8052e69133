import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'collabora',
  name: 'Collabora Online',
  vendor: 'Collabora',
  docs: [
    {
      label: 'PostMessage API',
      url: 'https://sdk.collaboraonline.com/docs/postmessage_api.html',
    },
  ],
  transport: 'window',
  payload: 'json-or-object',
  messages: [
    {
      role: 'push',
      from: 'host',
      match: { MessageId: 'Reset_Access_Token', 'Values.token': { $type: 'string' } },
      tokens: [{ path: 'Values.token' }],
    },
  ],
  // WOPI's access_token_ttl is a moment, not a time to live.
  firstToken: [
    {
      in: 'query',
      name: 'access_token',
      beside: ['access_token_ttl'],
      expiry: { unit: 'epoch-ms', path: 'access_token_ttl' },
    },
  ],
  urlTokenDocumented: ['query access_token'],
};
