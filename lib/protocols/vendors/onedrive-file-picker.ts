import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'onedrive-file-picker',
  name: 'OneDrive file picker',
  vendor: 'Microsoft',
  docs: [
    {
      label: 'File picker v8',
      url: 'https://learn.microsoft.com/onedrive/developer/controls/file-pickers/',
    },
  ],
  transport: 'port:frame-opened',
  messages: [
    {
      role: 'port-setup',
      from: 'frame',
      match: { type: 'initialize', channelId: { $type: 'string' } },
    },
    {
      role: 'request',
      from: 'frame',
      match: { type: 'command', 'data.command': 'authenticate' },
      correlation: 'id',
      reason: 'data.resource',
    },
    {
      role: 'answer',
      from: 'host',
      match: { type: 'result', 'data.result': 'token', 'data.token': { $type: 'string' } },
      needsRequest: true,
      correlation: 'id',
      tokens: [{ path: 'data.token', expiry: { unit: 'in-token' } }],
    },
    {
      role: 'refusal',
      from: 'host',
      match: { type: 'result', 'data.result': 'error' },
      needsRequest: true,
      correlation: 'id',
      reason: 'data.error',
    },
  ],
};
