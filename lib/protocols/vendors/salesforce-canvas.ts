import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'salesforce-canvas',
  name: 'Salesforce Canvas',
  vendor: 'Salesforce',
  docs: [
    {
      label: 'Canvas Developer Guide',
      url: 'https://developer.salesforce.com/docs/atlas.en-us.platform_connect.meta/platform_connect/',
    },
  ],
  notes: 'The token is a signed request, <signature>.<base64 JSON>, that holds client.oauthToken.',
  transport: 'window',
  payload: 'json',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: { src: 'client', 'body.type': 'refresh' },
      correlation: 'seq',
    },
    {
      role: 'answer',
      from: 'host',
      match: { type: 'callback', status: 200, 'payload.response': { $type: 'string' } },
      needsRequest: true,
      correlation: 'seq',
      tokens: [{ path: 'payload.response', kind: 'opaque' }],
    },
    {
      role: 'refusal',
      from: 'host',
      match: { type: 'callback', status: { $ne: 200 }, seq: { $exists: true } },
      needsRequest: true,
      correlation: 'seq',
      reason: 'payload',
    },
  ],
  firstToken: [{ in: 'fragment', name: 'access_token', beside: ['instance_url'] }],
};
