import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'gooddata',
  name: 'GoodData',
  vendor: 'GoodData',
  transport: 'window',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: {
        'gdc.event.name': { $in: ['listeningForApiToken', 'apiTokenIsAboutToExpire'] },
        'gdc.product': { $in: ['dashboard', 'analyticalDesigner'] },
      },
      correlation: 'gdc.event.contextId',
      reason: 'gdc.event.name',
    },
    {
      role: 'answer',
      from: 'host',
      match: { 'gdc.event.name': 'setApiToken', 'gdc.event.data.token': { $type: 'string' } },
      correlation: 'gdc.event.contextId',
      // secondsBeforeTokenExpirationToEmitReminder beside it is no expiry.
      tokens: [{ path: 'gdc.event.data.token', expiry: { unit: 'in-token' } }],
    },
  ],
};
