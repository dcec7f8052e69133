import { definition } from '@/lib/protocols/vendors/atlassian-connect';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    request: {
      message: { eid: 'e', type: 'req', mod: 'context', fn: 'getToken', mid: 'm1', args: [] },
      role: 'request',
      from: 'frame',
      correlation: 'm1',
    },
    answer: {
      message: { eid: 'e', type: 'resp', mid: 'm1', forPlugin: true, args: [jwt] },
      role: 'answer',
      from: 'host',
      correlation: 'm1',
      tokens: [jwt],
    },
  },
  [{ message: { eid: 'e', type: 'req', mod: 'dialog', fn: 'create', mid: 'm2', args: [] } }],
);
