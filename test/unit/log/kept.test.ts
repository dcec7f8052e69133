import { expect, it } from 'vitest';
import { createKept } from '@/lib/log/kept';
import { document, message, request } from '../session-file/events';

const alive = (documentId: string) => documentId === 'agent';

it('drops the oldest beyond its bound, keeps where living documents are, and says so', () => {
  const kept = createKept(alive, { events: 20, bytes: Infinity });
  kept.add(document());
  kept.add(document({ documentId: 'gone' }));
  for (let n = 1; n <= 40; n++) kept.add(message(n, { id: `agent:${n}` }));
  const [first, lost, ...rest] = kept.all();
  expect(first).toMatchObject({ type: 'document', documentId: 'agent' });
  expect(lost).toMatchObject({ type: 'lost', count: 40 - rest.length });
  expect(rest.at(-1)).toMatchObject({ id: 'agent:40' });
  expect(kept.all().length).toBeLessThanOrEqual(20);
});

it('is bounded by what its events take, and by their number whatever they are', () => {
  const heavy = createKept(alive, { events: 1_000, bytes: 50_000 });
  for (let n = 1; n <= 100; n++)
    heavy.add(
      message('', {
        id: `agent:${n}`,
        preview: { root: '', size: 9_000, exact: true, cut: false },
      }),
    );
  expect(heavy.all().length).toBeLessThanOrEqual(10);
  const long = createKept(alive, { events: 1_000, bytes: 50_000 });
  const headers = [{ name: 'X-Long', value: 'x'.repeat(4_500) }];
  for (let n = 1; n <= 100; n++)
    long.add(request({ id: `r${n}`, url: 'x'.repeat(4_500), responseHeaders: headers }));
  expect(long.all().length).toBeLessThanOrEqual(10);
  const places = createKept(alive, { events: 100, bytes: Infinity });
  for (let n = 1; n <= 5_000; n++)
    places.add({ type: 'address', at: n, documentId: 'agent', url: `https://a.example/${n}` });
  expect(places.all().length).toBeLessThanOrEqual(100);
});
