import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'chatzy',
  name: 'Chatzy',
  vendor: 'Chatzy',
  notes: 'The vendor documents no refusal: hosts send an error in place of the token.',
  transport: 'window',
  messages: [
    { role: 'request', from: 'frame', match: { type: '[TOKEN_REFRESH]' }, reason: 'reason' },
    {
      role: 'answer',
      from: 'host',
      match: { type: '[TOKEN_REFRESH_RESPONSE]', access_token: { $type: 'string' } },
      tokens: [{ path: 'access_token' }],
    },
    {
      role: 'refusal',
      from: 'host',
      match: {
        type: '[TOKEN_REFRESH_RESPONSE]',
        access_token: { $absent: true },
        error: { $type: 'string' },
      },
      reason: 'error',
    },
  ],
  firstToken: [{ in: 'query', name: 'access_token' }],
  urlTokenDocumented: ['query access_token'],
  documentedLife: 86_400,
  endpoints: [
    {
      id: 'refresh',
      purpose: 'refresh',
      method: 'POST',
      path: '/prod/ai_agent/refresh_token',
      request: [
        { name: 'user_id', kind: 'text' },
        { name: 'chatbot_id', kind: 'uuid' },
        { name: 'refresh_token', kind: 'refresh-token' },
      ],
      tokens: [
        { path: 'data.access_token', expiry: { unit: 'epoch-ms', path: 'data.expires_at' } },
      ],
      wantsRefreshToken: true,
    },
  ],
};
