import { definition } from '@/lib/protocols/vendors/onlyoffice';
import { sampleJwt } from '../../tokens/sample-tokens';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    request: {
      message: JSON.stringify({ event: 'onRequestRefreshFile' }),
      role: 'request',
      from: 'frame',
    },
    answer: {
      message: JSON.stringify({
        command: 'refreshFile',
        data: { token: jwt, document: { token: jwt, key: 'k' } },
      }),
      role: 'answer',
      from: 'host',
      tokens: [jwt, jwt],
    },
    openDocument: {
      message: JSON.stringify({
        command: 'openDocument',
        data: { doc: { url: 'https://x.example', token: jwt } },
      }),
      role: 'push',
      from: 'host',
      tokens: [jwt],
    },
    checkParams: {
      message: JSON.stringify({ command: 'checkParams', data: { key: 'k', token: jwt } }),
      role: 'push',
      from: 'host',
      tokens: [jwt],
    },
  },
  [{ message: '{"command":"init","data":{"config":{}}}' }, { message: { command: 'refreshFile' } }],
);
