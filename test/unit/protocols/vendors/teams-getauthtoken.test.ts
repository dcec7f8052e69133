import { definition } from '@/lib/protocols/vendors/teams-getauthtoken';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

const uuidAsString = '0e0355a3-3b37-48cc-afc4-af760b98a656';

testVendor(
  definition,
  {
    request: {
      message: {
        id: 1,
        func: 'authentication.getAuthToken',
        timestamp: 1_795_318_928_411,
        monotonicTimestamp: 1_795_318_928_412,
        args: [undefined, undefined, undefined, undefined],
        apiVersionTag: 'v2_authentication.getAuthToken',
        isProxiedFromChild: false,
        teamsJsInstanceId: '0415b1eb-47b3-4d51-8a1e-3da25fe8fcc2',
        uuidAsString,
      },
      role: 'request',
      from: 'frame',
      correlation: uuidAsString,
    },
    answer: {
      message: { id: 1, uuidAsString, args: [true, jwt], monotonicTimestamp: 515.3 },
      role: 'answer',
      from: 'host',
      correlation: uuidAsString,
      tokens: [jwt],
      expiresAt: 1_795_322_631_000,
    },
    'answer of another call': {
      message: { id: 2, uuidAsString, args: [true, 'some text that is long enough'] },
      role: 'answer',
      from: 'host',
      correlation: uuidAsString,
    },
    refusal: {
      message: { id: 3, uuidAsString, args: [false, 'resourceRequiresConsent'] },
      role: 'refusal',
      from: 'host',
      correlation: uuidAsString,
      reason: 'resourceRequiresConsent',
    },
  },
  [{ message: { id: 4, func: 'initialize', args: [true, 'x'], uuidAsString } }],
);
