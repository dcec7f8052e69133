import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'thesys-agent',
  name: 'Thesys agent',
  vendor: 'Thesys',
  docs: [
    {
      label: 'postMessage protocol',
      url: 'https://docs.thesys.dev/agent-builder/advanced/postmessage-protocol',
    },
    { label: 'Bring your own identity', url: 'https://docs.thesys.dev/agent-builder/byoi' },
  ],
  notes: 'The frame gives up when no answer comes within 10 s.',
  transport: 'window',
  messages: [
    { role: 'request', from: 'frame', match: { type: 'THESYS_IDENTITY_TOKEN_REFRESH_NEEDED' } },
    {
      role: 'answer',
      from: 'host',
      match: { type: 'THESYS_IDENTITY_TOKEN_REFRESHED', identityToken: { $type: 'string' } },
      tokens: [{ path: 'identityToken', expiry: { unit: 'in-token' } }],
    },
  ],
  silentRefusal: true,
};
