import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'explo',
  name: 'Explo dashboard',
  vendor: 'Explo',
  docs: [
    {
      label: 'Refreshing an expired JWT',
      url: 'https://docs.explo.co/embedding-documentation/embed-secrets/refreshing-expired-jwt',
    },
  ],
  transport: 'window',
  messages: [
    { role: 'request', from: 'frame', match: { event: 'customerJwtExpired' } },
    {
      role: 'answer',
      from: 'host',
      match: { event: 'updateCustomerJwt', 'detail.jwt': { $type: 'string' } },
      tokens: [{ path: 'detail.jwt', expiry: { unit: 'in-token' } }],
    },
  ],
};
