import { definition } from '@/lib/protocols/vendors/salesforce-canvas';
import { testVendor } from './vendor';

const signed = `c2lnbmF0dXJl.${Buffer.from('{"client":{"oauthToken":"00D!AQ4AQ"}}').toString('base64')}`;

testVendor(
  definition,
  {
    request: {
      message: JSON.stringify({
        seq: 4,
        src: 'client',
        clientVersion: '41.0',
        body: { type: 'refresh', accessToken: 'null', config: { client: { oauthToken: 'null' } } },
      }),
      role: 'request',
      from: 'frame',
      correlation: '4',
    },
    answer: {
      message: callback(200, { response: signed }),
      role: 'answer',
      from: 'host',
      correlation: '4',
      tokens: [signed],
    },
    refusal: {
      message: callback(401, { message: 'Session expired' }),
      role: 'refusal',
      from: 'host',
      correlation: '4',
      reason: 'Session expired',
    },
  },
  [{ message: '{"type":"callback","status":200,"payload":{}}' }],
);

function callback(status: number, payload: object): string {
  return JSON.stringify({ type: 'callback', seq: 4, status, payload });
}
