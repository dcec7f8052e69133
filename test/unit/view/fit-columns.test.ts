import { expect, it } from 'vitest';
import { HANDSHAKE_COLUMNS, MESSAGE_COLUMNS, TOKEN_COLUMNS } from '@/lib/view/columns';
import { fitColumns } from '@/lib/view/fit-columns';
import { NO_COLUMN_PREFERENCES } from '@/lib/view/preferences';

it.each([
  [1400, ['state', 'agent', 'protocol', 'reason', 'latency', 'life', 'time']],
  [480, ['state', 'agent', 'latency', 'life']],
  [320, ['state', 'agent', 'latency']],
  [100, ['state']],
])('in %d px handshakes show %j', (room, ids) => {
  const fitted = fitColumns(HANDSHAKE_COLUMNS, NO_COLUMN_PREFERENCES, room);
  expect(fitted.map(({ column }) => column.id)).toEqual(ids);
});

it('keeps what the user put in, and his widths', () => {
  const chosen = { widths: { type: 120 }, toggled: ['origin', 'number'], sort: null };
  const fitted = fitColumns(MESSAGE_COLUMNS, chosen, 440);
  const ids = fitted.map(({ column }) => column.id);
  expect(ids).toContain('origin');
  expect(ids).not.toContain('number');
  expect(fitted.find(({ column }) => column.id === 'type')?.track).toBe('120px');
  expect(fitted.at(-1)?.track).toMatch(/1fr/);
});

it('fills the room', () => {
  for (const columns of [HANDSHAKE_COLUMNS, TOKEN_COLUMNS])
    expect(
      fitColumns<never>(columns, NO_COLUMN_PREFERENCES, 300).some(({ track }) => /fr/.test(track)),
    ).toBe(true);
});
