import { definition } from '@/lib/protocols/vendors/explo';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(definition, {
  request: { message: { event: 'customerJwtExpired' }, role: 'request', from: 'frame' },
  answer: {
    message: { event: 'updateCustomerJwt', detail: { jwt } },
    role: 'answer',
    from: 'host',
    tokens: [jwt],
  },
});
