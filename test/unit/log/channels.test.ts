import { describe, expect, it } from 'vitest';
import type { Sighting } from '@/lib/capture/sighting';
import { createChannels } from '@/lib/log/channels';
import { picture } from '@/test/support/picture';

let clock = 1_000;
let seq = 0;

function said(
  data: unknown,
  channel: Sighting['channel'],
  { ports = [], at = ++clock, cut }: { ports?: number[]; at?: number; cut?: boolean } = {},
): Sighting {
  const preview = cut ? { ...picture(data), cut } : picture(data);
  const base = { origin: '', source: null, trusted: true, action: null, rule: null };
  return { seq: ++seq, at, channel, preview, ports, ...base };
}

const into = (port: number) => ({ port, way: 'in' }) as const;
const out = (port: number) => ({ port, way: 'out' }) as const;
const ASK = { type: 'ask' };
const TOKEN = { token: 'abc' };

describe('channels', () => {
  it('forgets those that were not used for longest, however many ports a page makes', () => {
    const channels = createChannels();
    const arrive = (port: number) =>
      channels.arrived('agent', said('port', null, { ports: [port] }), 'host')[0];
    const [first, second] = [arrive(1), arrive(2)];
    for (let port = 3; port < 3_000; port++) {
      arrive(port);
      channels.portSighting('agent', said({ port }, into(1)));
    }
    expect(arrive(1)).toBe(first);
    expect(arrive(2)).not.toBe(second);
  });

  it('knows both sides of a port that was handed over', () => {
    const channels = createChannels();
    const [channel] = channels.arrived('agent', said('port', null, { ports: [1] }), 'host');
    expect(channels.portSighting('agent', said(TOKEN, into(1)))).toEqual({
      channel,
      duplicateOf: null,
      sender: 'host',
      receiver: 'agent',
    });
    expect(channels.portSighting('agent', said(ASK, out(1)))).toMatchObject({
      channel,
      sender: 'agent',
      receiver: 'host',
    });
  });

  it('makes one row of a large message that each end had time for another part of', () => {
    const channels = createChannels();
    channels.arrived('agent', said('port', null, { ports: [1] }), 'host');
    const items = Array.from({ length: 900 }, (_, i) => i);
    const told = (length: number, cut: boolean, channel: Sighting['channel']) =>
      said(items.slice(0, length), channel, { cut });
    channels.portSighting('host', told(300, true, out(1)));
    expect(channels.portSighting('agent', told(900, false, into(1))).duplicateOf).not.toBeNull();
    channels.portSighting('host', told(300, true, out(1)));
    const other = said(items.toReversed(), into(1));
    expect(channels.portSighting('agent', other).duplicateOf).toBeNull();
  });

  it.each([
    ['the sender first', ['host', 'agent']],
    ['the receiver first', ['agent', 'host']],
  ])('makes one row of what both ends told, %s', (_, [first = '', second = '']) => {
    const channels = createChannels();
    const [channel] = channels.arrived('agent', said('port', null, { ports: [1] }), 'host');
    const told = { host: said(TOKEN, out(1)), agent: said(TOKEN, into(1)) };
    const one = told[first as 'host'];
    expect(channels.portSighting(first, one)).toMatchObject({ channel, duplicateOf: null });
    expect(channels.portSighting(second, told[second as 'host'])).toEqual({
      channel,
      duplicateOf: `${first}:${one.seq}`,
      sender: 'host',
      receiver: 'agent',
    });
  });

  it('keeps two equal messages apart', () => {
    const channels = createChannels();
    channels.arrived('agent', said('port', null, { ports: [1] }), 'host');
    const rows = [
      channels.portSighting('host', said(ASK, out(1))),
      channels.portSighting('agent', said(ASK, into(1))),
      channels.portSighting('host', said(ASK, out(1))),
      channels.portSighting('agent', said(ASK, into(1))),
    ];
    expect(rows.filter(({ duplicateOf }) => duplicateOf === null)).toHaveLength(2);
  });

  it('takes no message for one that arrived before it was posted', () => {
    const channels = createChannels();
    channels.arrived('agent', said('port', null, { ports: [1] }), 'host');
    channels.portSighting('agent', said('ping', into(1), { at: 10_000 }));
    const late = channels.portSighting('host', said('ping', out(1), { at: 20_000 }));
    expect(late.duplicateOf).toBeNull();
  });

  it('tells one port for each request apart, by what is said on it', () => {
    const channels = createChannels();
    const [first] = channels.arrived('agent', said('ask', null, { ports: [1] }), 'host');
    const [second] = channels.arrived('agent', said('ask', null, { ports: [2] }), 'host');
    expect(first).not.toBe(second);
    channels.portSighting('agent', said({ answer: 2 }, out(2)));
    expect(channels.portSighting('host', said({ answer: 2 }, into(7)))).toMatchObject({
      channel: second,
      sender: 'agent',
      receiver: 'host',
    });
    expect(channels.portSighting('host', said({ more: 1 }, out(7)))).toMatchObject({
      channel: second,
      receiver: 'agent',
    });
  });

  it('follows ports that are handed over through a port', () => {
    const channels = createChannels();
    channels.arrived('agent', said('port', null, { ports: [1] }), 'host');
    const nested = said({ nested: 1 }, into(1), { ports: [2] });
    const { sender } = channels.portSighting('agent', nested);
    const [channel] = channels.arrived('agent', nested, sender);
    expect(channels.portSighting('agent', said(ASK, out(2)))).toMatchObject({
      channel,
      receiver: 'host',
    });
  });

  it('follows a port that a broker passed on', () => {
    const channels = createChannels();
    const [channel] = channels.arrived('host', said('port', null, { ports: [1] }), 'left');
    channels.arrived('right', said('port', null, { ports: [1] }), 'host');
    channels.portSighting('left', said(ASK, out(1)));
    expect(channels.portSighting('right', said(ASK, into(1)))).toMatchObject({
      channel,
      duplicateOf: expect.stringContaining('left:'),
      sender: 'left',
      receiver: 'right',
    });
  });

  it('numbers ports that it knows nothing of', () => {
    const channels = createChannels();
    const row = channels.portSighting('host', said(ASK, out(4)));
    expect(row).toMatchObject({ sender: 'host', receiver: null, duplicateOf: null });
    expect(channels.portSighting('host', said(TOKEN, into(4))).channel).toBe(row.channel);
  });

  it('sees the same message in transferred bytes that are gone at the sender', () => {
    const channels = createChannels();
    channels.arrived('agent', said('port', null, { ports: [1] }), 'host');
    channels.portSighting('host', said({ b: new ArrayBuffer(0) }, out(1)));
    const row = channels.portSighting('agent', said({ b: new ArrayBuffer(8) }, into(1)));
    expect(row.duplicateOf).not.toBeNull();
  });

  it('leaves what could not be read to the end that can', () => {
    const channels = createChannels();
    const hidden = said(() => 1, out(1));
    expect(channels.portSighting('host', hidden).duplicateOf).toBeNull();
    const again = createChannels();
    again.arrived('agent', said('port', null, { ports: [1] }), 'host');
    expect(again.portSighting('host', hidden).duplicateOf).not.toBeNull();
    expect(again.portSighting('agent', said(new Date(1), into(1))).duplicateOf).toBeNull();
  });
});
