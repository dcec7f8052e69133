import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'cekura',
  name: 'Cekura',
  vendor: 'Cekura',
  notes: 'The frame gets its new token by a reload of its address: no message is posted.',
  transport: 'window',
  messages: [],
  firstToken: [{ in: 'query', name: 'token' }],
  urlTokenDocumented: ['query token'],
  documentedLife: 86_400,
  endpoints: [
    {
      id: 'refresh',
      purpose: 'refresh',
      method: 'POST',
      path: '/user/v1/embedded/refresh/',
      request: [{ name: 'refresh', kind: 'refresh-token' }],
      tokens: [{ path: 'access' }],
      statuses: {
        400: 'Invalid parameters',
        401: 'Invalid or expired refresh token',
        403: 'Unauthorized',
        500: 'Server error',
      },
      wantsRefreshToken: true,
    },
  ],
};
