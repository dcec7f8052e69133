import { definition } from '@/lib/protocols/vendors/keycloak-silent';
import { sampleJwt } from '../../tokens/sample-tokens';
import { AT, testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

const url = 'http://localhost:4801/silent.html';
const state = '352871bf-cd8c-4506-97ff-ae060181f009';

testVendor(
  definition,
  {
    code: {
      message: `${url}#state=${state}&session_state=sess-1&iss=http%3A%2F%2Flocalhost%3A4802&code=code_9fK2`,
      role: 'push',
      from: 'frame',
      correlation: state,
      tokens: ['code_9fK2'],
    },
    'implicit flow': {
      message: `${url}#state=${state}&code=c1&access_token=${jwt}&expires_in=60`,
      role: 'push',
      from: 'frame',
      correlation: state,
      tokens: [jwt, 'c1'],
      expiresAt: AT + 60_000,
    },
    refusal: {
      message: `${url}#error=login_required&state=${state}`,
      role: 'refusal',
      from: 'frame',
      correlation: state,
      reason: 'login_required',
    },
  },
  [{ message: 'account-console sess-1' }, { message: 'unchanged' }, { message: `${url}#top` }],
);
