/** Runs in a page: posts and fires values that are hard to show, and says how many there were. */
export function oddValues(): void {
  const touched: string[] = [];
  Reflect.set(window, 'touched', touched);
  let count = 0;
  const post = (type: string, value: unknown, transfer: Transferable[] = []) => {
    try {
      window.postMessage({ type, value }, { targetOrigin: '*', transfer });
      count += 1;
    } catch {
      // This browser can't post it.
    }
  };
  const fire = (data: unknown) => {
    window.dispatchEvent(new MessageEvent('message', { data, origin: 'https://bank.example' }));
    count += 1;
  };

  post('huge', 'x'.repeat(64 * 1024 * 1024));
  let deep: unknown = 'bottom';
  for (let level = 0; level < 10_000; level += 1) deep = [deep];
  post('deep', deep);
  const wide: Record<string, number> = {};
  for (let key = 0; key < 1_000_000; key += 1) wide[`key${key}`] = key;
  post('wide', wide);
  const sparse: unknown[] = [];
  sparse.length = 4_294_967_295;
  post('sparse', sparse);
  post('big number', 2n ** 1_000_000n);

  const buffer = new ArrayBuffer(8);
  const view = new Uint8Array(buffer);
  post('transferred', buffer, [buffer]);
  const detached = new ArrayBuffer(8);
  structuredClone(detached, { transfer: [detached] });
  fire({ type: 'detached', buffer: detached, view });

  const trap = (name: string): ProxyHandler<object> =>
    new Proxy(
      {},
      {
        get(_, key) {
          touched.push(`${name} ${String(key)}`);
          return undefined;
        },
      },
    );
  fire(new Proxy({}, trap('proxy')));
  fire(
    Object.defineProperty({}, 'field', {
      enumerable: true,
      get() {
        touched.push('getter');
        throw new Error('not to be read');
      },
    }),
  );
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  fire(revoked.proxy);
  fire(window);
  fire(document.body);
  const late = new MessageEvent('message', { data: { type: 'late' } });
  for (const name of ['data', 'origin', 'source', 'ports', 'timeStamp'])
    Object.defineProperty(late, name, {
      get() {
        touched.push(name);
        throw new Error('not to be read');
      },
    });
  window.dispatchEvent(late);
  count += 1;
  window.dispatchEvent(new Event('message')); // of another class: no message
  const state = document.querySelector('#state');
  window.addEventListener('message', ({ data }) => {
    if (state && data.type === 'the end') state.textContent = `done ${count}`;
  });
  post('the end', null);
}
