import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'atlassian-connect',
  name: 'Atlassian Connect',
  vendor: 'Atlassian',
  docs: [
    {
      label: 'AP.context',
      url: 'https://developer.atlassian.com/cloud/jira/platform/jsapi/context/',
    },
  ],
  transport: 'window',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: { type: 'req', mod: 'context', fn: 'getToken' },
      correlation: 'mid',
    },
    {
      role: 'answer',
      from: 'host',
      match: { type: 'resp', forPlugin: true },
      needsRequest: true,
      correlation: 'mid',
      // Which argument holds it is not documented; the envelope is also that of every other call.
      tokens: [
        { path: 'args.0', kind: 'jwt', expiry: { unit: 'in-token' } },
        { path: 'args.1', kind: 'jwt', expiry: { unit: 'in-token' } },
      ],
    },
  ],
  firstToken: [{ in: 'query', name: 'jwt' }],
  urlTokenDocumented: ['query jwt'],
};
