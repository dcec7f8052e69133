import { definition } from '@/lib/protocols/vendors/luigi';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

const authData = {
  accessToken: jwt,
  accessTokenExpirationDate: 1_795_322_631_041,
  scope: 'openid',
  idToken: sampleJwt({ aud: 'client' }),
};
const given = {
  from: 'host',
  tokens: [jwt, authData.idToken],
  expiresAt: 1_795_322_631_041,
} as const;

testVendor(
  definition,
  {
    request: {
      message: { msg: 'luigi.get-context', clientVersion: '2.31.0' },
      role: 'request',
      from: 'frame',
    },
    answer: {
      ...given,
      message: { msg: 'luigi.init', context: '{}', internal: '{"viewStackSize":0}', authData },
      role: 'answer',
    },
    push: { ...given, message: { msg: 'luigi.auth.tokenIssued', authData }, role: 'push' },
  },
  [{ message: { msg: 'luigi.init', context: '{}' } }],
);
