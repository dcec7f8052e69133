import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'onlyoffice',
  name: 'ONLYOFFICE Docs',
  vendor: 'ONLYOFFICE',
  docs: [{ label: 'Docs API', url: 'https://api.onlyoffice.com/docs/docs-api/' }],
  notes: 'The token signs the whole configuration of the editor.',
  transport: 'window',
  payload: 'json',
  messages: [
    { role: 'request', from: 'frame', match: { event: 'onRequestRefreshFile' } },
    {
      role: 'answer',
      from: 'host',
      match: { command: 'refreshFile' },
      tokens: [{ path: 'data.token' }, { path: 'data.document.token' }],
    },
    {
      role: 'push',
      from: 'host',
      match: [
        { command: 'openDocument', 'data.doc.token': { $type: 'string' } },
        { command: 'checkParams', 'data.token': { $type: 'string' } },
      ],
      tokens: [{ path: 'data.doc.token' }, { path: 'data.token' }],
      first: true,
    },
  ],
};
