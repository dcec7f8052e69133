import fc from 'fast-check';
import { expect } from 'vitest';
import { parseNode } from '@/lib/capture/parse-node';
import type { Sighting, WindowRef } from '@/lib/capture/sighting';
import type { LogEvent } from '@/lib/log/event';
import { createRecorder } from '@/lib/log/recorder';
import { picture } from '@/test/support/picture';
import { request } from '../session-file/events';
import { hostileText, hostileValue, JWT, NOW, OPAQUE } from './hostile-values';

const HERE: WindowRef = { up: 0, down: [], hidden: null, frameId: null };
const PLACES = {
  host: { ...HERE, up: 1 },
  agent: { ...HERE, down: [0] },
  advert: { ...HERE, down: [1] },
};
/** Who hears, and who speaks, as the hearer names it. */
const WAYS = [
  ['host', PLACES.agent],
  ['agent', PLACES.host],
  ['host', PLACES.advert],
  ['advert', PLACES.host],
  ['host', null],
  ['agent', { ...HERE, up: 9, down: [-1, 7] }],
] as const;

const said = fc.record({
  way: fc.constantFrom(...WAYS),
  data: hostileValue,
  channel: fc.option(fc.record({ port: fc.nat(3), way: fc.constantFrom('in', 'out') }), {
    freq: 4,
  }),
  ports: fc.array(fc.nat(3), { maxLength: 2 }),
  trusted: fc.boolean(),
  wait: fc.constantFrom(0, 20, 900, 7_000, 70_000),
});
/** What a page's frames say to each other, and what else of it is text of its own. */
export const hostilePage = fc.record({
  said: fc.array(said, { maxLength: 12 }),
  texts: fc.array(hostileText, { minLength: 8, maxLength: 8 }),
  body: hostileText,
});

type Page = typeof hostilePage extends fc.Arbitrary<infer T> ? T : never;

/** A log as the background makes it of what frames report. */
export function logOf({ said: all, texts, body }: Page) {
  const log: LogEvent[] = [];
  let at = NOW;
  const recorder = createRecorder({
    emit: (event) => void log.push(event),
    now: () => at,
    watchedSince: () => NOW,
    onUnknownSender: () => undefined,
  });
  const [name = '', key = '', value = '', url = '', method = ''] = texts;
  const frame = (documentId: string, frameId: number, path: string, index: number | null) => {
    const place = { documentId, frameId, parentFrameId: frameId === 0 ? -1 : 0 };
    const origin = `https://${documentId}.example`;
    const element = { src: url, name, id: name, sandbox: '', shadow: false };
    const children = frameId === 0 ? [{ element, index: 0, frameId: null }] : [];
    const hello = {
      type: 'hello',
      at,
      url: `${origin}/${path}`,
      origin,
      name,
      index,
      children,
    } as const;
    recorder.hello(place, hello);
  };
  frame('host', 0, '', null);
  frame('agent', 1, `?access_token=${JWT}&s=${OPAQUE}`, 0);
  frame('advert', 2, `${encodeURIComponent(name.toWellFormed())}?q=${url}`, 1);
  const seqs = new Map<string, number>();
  for (const { way, data, wait, ...rest } of all) {
    at += wait;
    const [receiver, source] = way;
    const seq = (seqs.get(receiver) ?? 0) + 1;
    seqs.set(receiver, seq);
    const preview = picture(data);
    expect(parseNode(JSON.parse(JSON.stringify(preview.root)))).toEqual(preview.root);
    expect(JSON.stringify(preview.root).length).toBeLessThan(700_000);
    const row: Sighting = {
      seq,
      at,
      origin: 'https://forged.example',
      source,
      preview,
      action: null,
      rule: null,
      ...rest,
    };
    recorder.rows(receiver, { type: 'rows', rows: [row], lost: 0, early: false });
    recorder.retry();
  }
  at += 2_000;
  recorder.retry();
  recorder.address('agent', { type: 'address', at, url });
  const where = 'localStorage';
  recorder.stored('agent', { type: 'stored', items: [{ at, where, key, value }] });
  const known = JSON.stringify({ access_token: OPAQUE });
  log.push(
    request({ at, id: 'd:1', method, url: url || 'x:', requestBody: body, responseBody: known }),
  );
  log.push(request({ at, id: 'd:2', requestHeaders: [{ name: key, value: name }], mime: value }));
  return { log, now: at + 5_000 };
}
