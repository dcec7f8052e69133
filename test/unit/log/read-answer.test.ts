import { expect, it } from 'vitest';
import { readAnswer } from '@/lib/log/read-answer';

it('counts bytes, and keeps characters that came in two parts', async () => {
  const [first, second] = [new Uint8Array([0x61, 0xe2, 0x82]), new Uint8Array([0xac])];
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(first);
      controller.enqueue(second);
      controller.close();
    },
  });
  expect(await readAnswer(new Response(body))).toEqual({ text: 'a€', size: 4 });
  expect(await readAnswer(new Response(null))).toEqual({ text: '', size: 0 });
});

it.each([
  [{}, -1],
  [{ 'content-length': '123456789' }, 123_456_789],
])('stops reading an answer without end (%j)', async (headers, size) => {
  let stopped = false;
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent++;
      controller.enqueue(new Uint8Array(10_000).fill(0x61));
    },
    cancel() {
      stopped = true;
    },
  });
  const answer = await readAnswer(new Response(body, { headers }));
  expect(answer).toEqual({ text: 'a'.repeat(65_536), size });
  expect(stopped).toBe(true);
  expect(sent).toBeLessThan(30);
});
