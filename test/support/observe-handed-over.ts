/**
 * Runs inside a page, as `observePage` does: what it gets of whatever can be handed over, through the
 * window and a port, read long after everybody else has.
 */
export async function observeHandedOver(): Promise<Record<string, unknown>> {
  const make = async () => {
    const canvas = new OffscreenCanvas(2, 1);
    canvas.getContext('2d');
    const init = {
      format: 'u8',
      sampleRate: 8_000,
      numberOfFrames: 1,
      numberOfChannels: 1,
    } as const;
    const handed = {
      bitmap: await createImageBitmap(new ImageData(2, 1)),
      canvas: new OffscreenCanvas(3, 1),
      frame: new VideoFrame(canvas, { timestamp: 7 }),
      audio: new AudioData({ ...init, timestamp: 8, data: new Uint8Array(1) }),
      readable: new ReadableStream({ start: (controller) => controller.close() }),
      writable: new WritableStream(),
      transform: new TransformStream(),
    };
    const cloned = {
      key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, false, ['encrypt']),
      module: new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
      folder: await navigator.storage.getDirectory(),
      blob: new Blob(['text']),
    };
    return { value: { ...handed, ...cloned }, transfer: Object.values(handed) };
  };
  const contents = async ({ data: all }: MessageEvent) => [
    Object.entries(all as object).map(([key, one]) => `${key} ${String(one)}`),
    [all.bitmap.width, all.canvas.width, all.frame.timestamp, all.audio.timestamp],
    [all.key.algorithm.name, WebAssembly.Module.exports(all.module as WebAssembly.Module).length],
    (await all.readable.getReader().read()).done,
    await all.writable.getWriter().close(),
    await all.blob.text(),
  ];
  const byWindow = await make();
  const hanging = new MessageChannel();
  window.postMessage(byWindow.value, '*', [...byWindow.transfer, hanging.port2]);
  const arrived = await new Promise<MessageEvent>((resolve) => {
    window.addEventListener('message', resolve, { once: true });
  });
  const byPort = await make();
  hanging.port1.postMessage(byPort.value, byPort.transfer);
  for (const word of ['first', 'second']) hanging.port1.postMessage(word);
  // No event tells a page that somebody else has read; the extension does so after about half a second.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const [hung] = arrived.ports as [MessagePort];
  const words: unknown[] = [];
  const all = new Promise((resolve) => {
    hung.addEventListener('message', (heardLate) => {
      if (words.push(heardLate.data) === 3) resolve(heardLate);
    });
  });
  hung.start();
  await all;
  return {
    exotic: await contents(arrived),
    'exotic by port': await contents({ data: words[0] } as MessageEvent),
    words: words.slice(1),
  };
}
