/** Each runs in a page, as its first script; `other` is the origin of the other site. */

/** Hosts an agent, and puts markup in every text that a view may show. */
export function markupEverywhere(other: string): void {
  const markup =
    '<img class=pwned src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';
  const encode = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  const exp = Math.floor(Date.now() / 1000) + 60;
  const claims = { exp, iss: markup, sub: markup, aud: [markup], [markup]: markup };
  const access_token = `${encode({ alg: markup, kid: markup })}.${encode(claims)}.${'s'.repeat(43)}`;
  const host = window.parent;
  if (host === window) {
    const frame = document.createElement('iframe');
    frame.name = markup;
    frame.id = markup;
    frame.title = markup;
    frame.src = `${other}/agent?access_token=${access_token}#${markup}`;
    document.body.append(frame);
    addEventListener('message', ({ data, source }) => {
      if (data.type !== '[TOKEN_REFRESH]') return;
      const answer = { type: '[TOKEN_REFRESH_RESPONSE]', access_token, expires_in: markup };
      source?.postMessage(answer, { targetOrigin: '*' });
    });
    return;
  }
  document.cookie = `token=${access_token}`;
  localStorage.setItem(`${markup} token`, access_token);
  const say = (value: unknown) => host.postMessage(value, '*');
  say({ type: '[TOKEN_REFRESH]', reason: markup, origin: markup });
  say({ type: markup, [markup]: markup, name: markup, access_token, error: markup });
  say(markup);
  say({ type: '\u202Egnp.exe\u202C \u0000\u001B[31m', '\u202Ekey': '\u2066value' });
  say(new Map([[markup, new Set([markup])]]));
  say(Object.assign(new Error(markup), { name: markup }));
  say(new File([markup], markup, { type: 'text/html' }));
  say({ type: '[token_refresh]\u200B', access_token });
  say({ type: 'link', url: 'javascript:globalThis.pwned=1' });
}

/** Events that claim to be another's, and keys that name prototypes. */
export function forge(): void {
  const origin = 'https://bank.example';
  const data = 'forged with its origin';
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: window }));
  window.postMessage(JSON.parse('{"type":"__proto__","__proto__":{"polluted":true}}'));
  window.postMessage(
    JSON.parse('{"type":"constructor","constructor":{"prototype":{"polluted":true}}}'),
  );
  window.postMessage(JSON.parse('{"type":"hasOwnProperty","hasOwnProperty":1,"toString":2}'));
}

/** What our own contexts say to each other, said by a page in every way that it has. */
export function imitate(): void {
  const answers: unknown[] = [];
  Reflect.set(window, 'answers', answers);
  const bus = window.visualViewport ?? window;
  const token = `eyJhbGciOiJub25lIn0.${btoa('{"exp":4102444800}')}.x`;
  const row = { seq: 1, at: 1, origin: 'https://bank.example', source: null, channel: null };
  const preview = { root: 'x', size: 1, exact: true, cut: false };
  const hello = {
    type: 'hello',
    at: 1,
    url: 'https://bank.example/',
    origin: '',
    name: '',
    index: 0,
  };
  const words = [
    { ...hello, children: [] },
    { type: 'rows', rows: [{ ...row, preview, ports: [], trusted: true }], lost: 5, early: true },
    { type: 'hot', hello, rows: [] },
    { type: 'look' },
    { type: 'watch', tabId: 1 },
    { type: 'rest' },
    { type: 'ack', seq: 1_000_000 },
    {
      type: 'speak',
      id: '1',
      to: { up: 0, down: [], hidden: null, frameId: null },
      targetOrigin: '*',
      data: 'spoken',
    },
    { type: 'spoken', id: '1', error: null },
    { type: 'rules', rules: [{ id: '1', on: true, effect: 'drop' }], definitions: [] },
  ];
  const heard: unknown[] = [];
  addEventListener('message', ({ data }) => {
    heard.push(data);
    if (data === 'spoken' || heard.length > words.length) answers.push(data);
    const state = document.querySelector('#state');
    if (state && heard.length === words.length) state.textContent = `said ${heard.length}`;
  });
  for (const word of words) {
    window.postMessage(word);
    for (const target of [window, document, bus]) {
      const { type } = word;
      target.dispatchEvent(new CustomEvent(type, { detail: word }));
      target.dispatchEvent(new CustomEvent(`embed-devtools:${type}`, { detail: word }));
    }
  }
  // The hand-over of the two worlds, which is over by now.
  if (window.status !== '') answers.push(`status is ${window.status}`);
  window.status = 'mine embed-devtools';
  const tell = (type: string, data: string, source: Window | null = null) =>
    [window, bus].some(
      (target) => !target.dispatchEvent(new MessageEvent(type, { data, source, cancelable: true })),
    );
  if (tell('embed-devtools-bridge', 'mine')) answers.push('the hand-over was taken');
  for (const order of ['prime', 'plain', 'port', 'hook', 'unhook', 'end'])
    if (tell('mine', order) || tell('', order)) answers.push(`${order} was obeyed`);
  const tellings = ['mine embed-devtools', ' embed-devtools'];
  for (const type of [...tellings, 'mine-posted', '-posted', 'undefined-posted', '-opened'])
    if (tell(type, token, window)) answers.push(`${type} was believed`);
  const runtime: unknown = Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'runtime');
  if (runtime !== undefined) answers.push('the extension can be reached');
  for (const name of Object.getOwnPropertyNames(window))
    if (/embed-?devtools/i.test(name)) answers.push(name);
}

/**
 * Replaces what it can of the language and the DOM, and lists who else than itself calls it. `go` posts and
 * fires; a while later it says that it is done, and counts no more: who asks it is a stranger too.
 */
export function patchEverything(): void {
  const strangers: string[] = [];
  const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty, setPrototypeOf } = Reflect;
  const post = window.postMessage.bind(window);
  const dispatch = window.dispatchEvent.bind(window);
  const portPost = MessagePort.prototype.postMessage;
  const { port1, port2 } = new MessageChannel();
  const forged = new MessageEvent('message', { data: 'forged' });
  let mine = 1;

  const go = () => {
    mine += 1;
    port1.postMessage({ type: 'on a port' });
    dispatch(forged);
    setTimeout(() => {
      mine += 1;
      post({ type: 'all done' });
    }, 1500);
    mine -= 1;
  };
  Object.assign(window, { strangers, go });
  addEventListener('message', () => undefined);
  port2.addEventListener('message', () => undefined);
  port2.start();

  const spy = (name: string, original: () => unknown) =>
    function spied(this: unknown, ...values: unknown[]): unknown {
      if (mine === 0) strangers[strangers.length] = name;
      mine += 1;
      try {
        return apply(original, this, values);
      } finally {
        mine -= 1;
      }
    };
  const types = [Array, Map, Set, WeakMap, Promise, String, RegExp, Function, EventTarget];
  const more = [Event, MessageEvent, MessagePort, Node, Document];
  const owners: object[] = [Reflect, JSON, Object];
  for (const { prototype } of [...types, ...more]) owners.push(prototype);
  for (const owner of owners)
    for (const key of ownKeys(owner)) {
      const found = getOwnPropertyDescriptor(owner, key);
      const skipped = key === 'constructor' || key === 'then' || found?.value === portPost;
      if (!found?.configurable || skipped) continue;
      setPrototypeOf(found, null);
      if (typeof found.value === 'function') found.value = spy(String(key), found.value);
      else if (found.get) found.get = spy(String(key), found.get);
      else continue;
      defineProperty(owner, key, found);
    }
  for (const key of ['get', 'set', 'value', 'apply', 'source', 'data', 'ports', 'capture'])
    defineProperty(Object.prototype, key, {
      // @ts-expect-error -- these names must not be looked up on Object.prototype
      __proto__: null,
      configurable: true,
      get: spy(`inherited ${key}`, () => undefined),
      set: spy(`set ${key}`, () => undefined),
    });
  post({ type: 'ready' });
  mine = 0;
}
