/**
 * Runs inside a page (its source is sent there, so it must need nothing from outside) and returns
 * everything a page can observe of messaging and of its globals, as JSON-able data. The same page
 * with and without the extension must give the same.
 */
export async function observePage(): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const log: string[] = [];
  const wait = (target: EventTarget, type: string) =>
    new Promise<Event>((resolve) => target.addEventListener(type, resolve, { once: true }));

  // Globals and prototypes, as the page finds them.
  const describe = (object: object) =>
    Object.entries(Object.getOwnPropertyDescriptors(object))
      .map(([key, { value, get, set, ...flags }]) => {
        const text = [value, get, set].map((part: unknown) =>
          typeof part === 'function'
            ? `${part.name}/${part.length}/${Function.prototype.toString.call(part).length}`
            : typeof part,
        );
        return `${key} ${text.join(' ')} ${JSON.stringify(flags)}`;
      })
      .toSorted();
  seen['window'] = Object.getOwnPropertyNames(window).toSorted();
  seen['prototypes'] = [
    EventTarget,
    MessagePort,
    MessageChannel,
    MessageEvent,
    Event,
    Window,
    Document,
    Node,
    History,
    Storage,
    Function,
    Object,
    Array,
    Promise,
  ].map((type) => [type.name, describe(type.prototype), describe(type)]);
  seen['postMessage'] = [
    window.postMessage.name,
    window.postMessage.length,
    String(window.postMessage),
  ];

  // Errors: what is thrown, and nothing of ours in the stack.
  const thrown = (name: string, task: () => void) => {
    try {
      task();
      seen[name] = 'nothing';
    } catch (error) {
      const { name: kind, message, stack = '' } = error as Error;
      seen[name] = [kind, message, /-extension:/.test(stack)];
    }
  };
  thrown('uncloneable', () => window.postMessage(() => undefined, '*'));
  thrown('bad origin', () => window.postMessage(1, 'nonsense'));
  thrown('bad port post', () => new MessageChannel().port1.postMessage(() => undefined));
  thrown('twice transferred', () => {
    const { port1 } = new MessageChannel();
    window.postMessage(1, '*', [port1, port1]);
  });

  // How often page code in a posted value runs.
  let reads = 0;
  const witness = {
    get field() {
      reads++;
      return 1;
    },
    toJSON() {
      log.push('toJSON was called');
      return 1;
    },
  };
  thrown('with a method', () => window.postMessage(witness, '*'));
  const plain = Object.defineProperty({}, 'field', {
    enumerable: true,
    get() {
      reads++;
      return 1;
    },
  });
  window.postMessage(plain, '*');
  await wait(window, 'message');
  seen['reads'] = reads;

  // Order of tasks.
  const order: string[] = [];
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', () => order.push('port'));
  window.addEventListener('message', (event) => order.push(`capture ${event.eventPhase}`), true);
  window.addEventListener('message', () => order.push('bubble'));
  channel.port2.postMessage(1);
  window.postMessage(1, '*');
  queueMicrotask(() => order.push('microtask'));
  await wait(window, 'message');
  order.push('start');
  channel.port1.start();
  await wait(channel.port1, 'message');
  window.postMessage(2, '*');
  await wait(window, 'message');
  seen['order'] = order;

  // What arrives: properties of the event, and values handed over, read at once and late.
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue('chunk');
      controller.close();
    },
  });
  const { port1, port2 } = new MessageChannel();
  const buffer = new Uint8Array([1, 2, 3]).buffer;
  window.postMessage({ stream, port2, buffer, map: new Map([[1, 2]]) }, '*', [
    stream,
    port2,
    buffer,
  ]);
  const event = (await wait(window, 'message')) as MessageEvent;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const { data } = event;
  const chunk = await (data.stream as ReadableStream<string>).getReader().read();
  seen['arrived'] = [
    event.origin === location.origin,
    event.source === window,
    event.isTrusted,
    event.ports.length,
    event.lastEventId,
    Object.keys(event),
    chunk.value,
    data.port2 === event.ports[0],
    new Uint8Array(data.buffer as ArrayBuffer).join(),
    [...(data.map as Map<number, number>)].join(),
    buffer.byteLength,
  ];
  const answered = wait(port1, 'message');
  port1.start();
  (event.ports[0] as MessagePort).postMessage({ a: 1 });
  seen['answered'] = ((await answered) as MessageEvent).data;

  // Synthetic events keep their own objects.
  const synthetic = new MessageEvent('message', { data: witness, origin: 'https://bank.example' });
  const heard = wait(window, 'message');
  window.dispatchEvent(synthetic);
  const same = (await heard) as MessageEvent;
  seen['synthetic'] = [same === synthetic, same.data === witness, same.origin, same.isTrusted];

  // Patched built-ins are not called by anybody but the page.
  const patched: string[] = [];
  const restore: (() => void)[] = [];
  const patch = (owner: object, name: string) => {
    const original = Object.getOwnPropertyDescriptor(owner, name);
    const { value } = original ?? {};
    if (!original || typeof value !== 'function') return;
    Object.defineProperty(owner, name, {
      ...original,
      value(this: unknown, ...values: unknown[]) {
        patched[patched.length] = name; // `push` may be one of them
        return Reflect.apply(value as (...all: unknown[]) => unknown, this, values);
      },
    });
    restore.push(() => Object.defineProperty(owner, name, original));
  };
  for (const name of ['stringify', 'parse']) patch(JSON, name);
  for (const name of ['map', 'slice', 'forEach', 'push']) patch(Array.prototype, name);
  for (const name of ['get', 'set', 'has']) patch(Map.prototype, name);
  for (const name of ['slice', 'replace', 'includes']) patch(String.prototype, name);
  for (const name of ['addEventListener', 'dispatchEvent']) patch(EventTarget.prototype, name);
  const later = new Promise<void>((resolve) => {
    window.onmessage = () => resolve();
  });
  window.postMessage({ text: 'a token eyJhbGciOiJub25lIn0.e30.x', list: [1, 2] }, '*');
  await later;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  for (const undo of restore) undo();
  window.onmessage = null;
  seen['patched'] = patched;

  // Texts of windows, that of a frame's own script at its start among them.
  const tell =
    "<script>parent.postMessage({ texts: [status, name, document.title] }, '*')</script>";
  const blob = URL.createObjectURL(new Blob([tell], { type: 'text/html' }));
  const texts: unknown[] = [window.status, window.name];
  for (const content of [{}, { srcdoc: tell }, { src: blob }])
    for (const sandbox of [null, 'allow-same-origin']) {
      const frame = document.createElement('iframe');
      Object.assign(frame, content);
      if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
      const speaks = sandbox === null && Object.keys(content).length > 0;
      const told = speaks ? wait(window, 'message') : null;
      const loaded = wait(frame, 'load');
      document.documentElement.append(frame);
      texts.push(frame.contentWindow?.status, ((await told) as MessageEvent | null)?.data);
      await loaded;
      texts.push(frame.contentWindow?.status);
      frame.remove();
    }
  seen['texts'] = texts;

  // The document, its storage, and what was loaded.
  seen['html'] = document.documentElement.outerHTML;
  seen['storage'] = [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie];
  seen['loaded'] = performance.getEntriesByType('resource').map(({ name }) => name);
  seen['log'] = log;
  return seen;
}
