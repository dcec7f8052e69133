import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'monday-session-token',
  name: 'monday.com app',
  vendor: 'monday.com',
  docs: [{ label: 'monday.get', url: 'https://developer.monday.com/apps/docs/mondayget' }],
  transport: 'window',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: { method: 'get', 'args.type': 'sessionToken', requestId: { $type: 'string' } },
      correlation: 'requestId',
    },
    {
      role: 'answer',
      from: 'host',
      match: {
        requestId: { $type: 'string' },
        data: { $type: 'string' },
        errorMessage: { $absent: true },
      },
      needsRequest: true,
      correlation: 'requestId',
      // The docs show exp as an ISO 8601 text.
      tokens: [{ path: 'data', kind: 'jwt', expiry: { unit: 'in-token' } }],
    },
    {
      role: 'refusal',
      from: 'host',
      match: { requestId: { $type: 'string' }, errorMessage: { $type: 'string' } },
      needsRequest: true,
      correlation: 'requestId',
      reason: 'errorMessage',
    },
  ],
  // Known from practice, not from the package or its docs: so not `urlTokenDocumented`.
  firstToken: [{ in: 'query', name: 'sessionToken' }],
};
