import type { Definition } from '@/lib/protocols/definition';

export const definition: Definition = {
  id: 'retool-parent-window',
  name: 'Retool parent window query',
  vendor: 'Retool',
  notes:
    'A query for any data of the host; a token handshake only where the selector names a token.',
  transport: 'window',
  messages: [
    {
      role: 'request',
      from: 'frame',
      match: {
        type: 'PARENT_WINDOW_QUERY',
        selector: { $regex: '[Tt]oken|TOKEN|[Jj]wt|JWT|[Aa]uth' },
      },
      correlation: 'id',
      reason: 'selector',
    },
    {
      role: 'answer',
      from: 'host',
      match: { type: 'PARENT_WINDOW_RESULT' },
      needsRequest: true,
      correlation: 'id',
      tokens: [{ path: 'result' }],
    },
  ],
  silentRefusal: true,
};
