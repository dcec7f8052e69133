import { definition } from '@/lib/protocols/vendors/retool-parent-window';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    request: {
      message: { type: 'PARENT_WINDOW_QUERY', selector: 'accessToken', id: 'q1', pageName: 'p' },
      role: 'request',
      from: 'frame',
      correlation: 'q1',
      reason: 'accessToken',
    },
    answer: {
      message: { type: 'PARENT_WINDOW_RESULT', result: jwt, id: 'q1', pageName: 'p' },
      role: 'answer',
      from: 'host',
      correlation: 'q1',
      tokens: [jwt],
    },
    'answer without a token': {
      message: { type: 'PARENT_WINDOW_RESULT', result: 'Jane Doe', id: 'q2' },
      role: 'answer',
      from: 'host',
      correlation: 'q2',
    },
  },
  [{ message: { type: 'PARENT_WINDOW_QUERY', selector: 'customer.name', id: 'q3' } }],
);
