import { definition } from '@/lib/protocols/vendors/owncloud-embed';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    request: {
      message: { name: 'owncloud-embed:request-token', data: undefined },
      role: 'request',
      from: 'frame',
    },
    answer: {
      message: { name: 'owncloud-embed:update-token', data: { access_token: jwt } },
      role: 'answer',
      from: 'host',
      tokens: [jwt],
    },
  },
  [{ message: { name: 'owncloud-embed:select', data: {} } }],
);
