import { definition } from '@/lib/protocols/vendors/onedrive-file-picker';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    'port setup': {
      message: { type: 'initialize', channelId: '27' },
      role: 'port-setup',
      from: 'frame',
    },
    request: {
      message: {
        type: 'command',
        id: 'c1',
        data: { command: 'authenticate', resource: 'https://x.sharepoint.com', type: 'SharePoint' },
      },
      role: 'request',
      from: 'frame',
      port: true,
      correlation: 'c1',
      reason: 'https://x.sharepoint.com',
    },
    answer: {
      message: { type: 'result', id: 'c1', data: { result: 'token', token: jwt } },
      role: 'answer',
      from: 'host',
      port: true,
      correlation: 'c1',
      tokens: [jwt],
    },
    refusal: {
      message: { type: 'result', id: 'c1', data: { result: 'error', error: { message: 'no' } } },
      role: 'refusal',
      from: 'host',
      port: true,
      correlation: 'c1',
      reason: 'no',
    },
  },
  [{ message: { type: 'acknowledge', id: 'c1' }, port: true }, { message: { type: 'initialize' } }],
);
