import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'owncloud-embed',
  name: 'ownCloud Web embed mode',
  vendor: 'ownCloud',
  docs: [{ label: 'Embed mode', url: 'https://owncloud.dev/clients/web/embed-mode/' }],
  transport: 'window',
  messages: [
    { role: 'request', from: 'frame', match: { name: 'owncloud-embed:request-token' } },
    {
      role: 'answer',
      from: 'host',
      match: { name: 'owncloud-embed:update-token', 'data.access_token': { $type: 'string' } },
      tokens: [{ path: 'data.access_token' }],
    },
  ],
  silentRefusal: true,
};
