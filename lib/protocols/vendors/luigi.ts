import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'luigi',
  name: 'Luigi micro frontend',
  vendor: 'SAP',
  docs: [{ label: 'Luigi client', url: 'https://docs.luigi-project.io/docs/luigi-client-api' }],
  transport: 'window',
  messages: [
    { role: 'request', from: 'frame', match: { msg: 'luigi.get-context' } },
    {
      role: 'answer',
      from: 'host',
      match: { msg: 'luigi.init', 'authData.accessToken': { $type: 'string' } },
      tokens: [
        {
          path: 'authData.accessToken',
          expiry: { unit: 'epoch-ms', path: 'authData.accessTokenExpirationDate' },
        },
        { path: 'authData.idToken', use: 'id', expiry: { unit: 'in-token' } },
      ],
    },
    {
      role: 'push',
      from: 'host',
      match: { msg: 'luigi.auth.tokenIssued', 'authData.accessToken': { $type: 'string' } },
      tokens: [
        {
          path: 'authData.accessToken',
          expiry: { unit: 'epoch-ms', path: 'authData.accessTokenExpirationDate' },
        },
        { path: 'authData.idToken', use: 'id', expiry: { unit: 'in-token' } },
      ],
    },
  ],
};
