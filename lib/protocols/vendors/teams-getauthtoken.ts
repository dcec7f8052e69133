import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'teams-getauthtoken',
  name: 'Microsoft Teams tab',
  vendor: 'Microsoft',
  docs: [
    {
      label: 'authentication.getAuthToken',
      url: 'https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code',
    },
  ],
  transport: 'window',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: { func: 'authentication.getAuthToken' },
      correlation: 'uuidAsString',
    },
    {
      role: 'answer',
      from: 'host',
      match: { 'args.0': true, 'args.1': { $type: 'string' }, func: { $absent: true } },
      needsRequest: true,
      correlation: 'uuidAsString',
      tokens: [{ path: 'args.1', kind: 'jwt', expiry: { unit: 'in-token' } }],
    },
    {
      role: 'refusal',
      from: 'host',
      match: { 'args.0': false, func: { $absent: true } },
      needsRequest: true,
      correlation: 'uuidAsString',
      reason: 'args.1',
    },
  ],
};
