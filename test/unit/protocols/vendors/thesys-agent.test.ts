import { definition } from '@/lib/protocols/vendors/thesys-agent';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(definition, {
  request: {
    message: { type: 'THESYS_IDENTITY_TOKEN_REFRESH_NEEDED' },
    role: 'request',
    from: 'frame',
  },
  answer: {
    message: { type: 'THESYS_IDENTITY_TOKEN_REFRESHED', identityToken: jwt },
    role: 'answer',
    from: 'host',
    tokens: [jwt],
  },
});
