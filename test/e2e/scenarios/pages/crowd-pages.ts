/** Each runs in a page, as its first script; `other` is the origin of the other site. */

/** Gives its agent a token of as many days as its address says, whenever `give` is called, and at first. */
export function giver(other: string): void {
  if (window.parent !== window) return;
  const days = Number(new URLSearchParams(location.search).get('days'));
  const exp = Math.floor(Date.now() / 1000) + days * 86_400 + 3_600;
  const encode = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
  const agent = document.createElement('iframe');
  const give = () => {
    const claims = encode({ exp, jti: crypto.randomUUID() });
    const access_token = `${encode({ alg: 'HS256' })}.${claims}.${'s'.repeat(43)}`;
    agent.contentWindow?.postMessage({ type: `tab ${days}.`, access_token }, '*');
  };
  Reflect.set(window, 'give', give);
  agent.addEventListener('load', give, { once: true });
  agent.src = `${other}${location.pathname}${location.search}`;
  document.body.append(agent);
}

/** Its agent asks as soon as it is there; it is answered when `answer` is called. */
export function slowHost(other: string): void {
  if (window.parent !== window) {
    window.parent.postMessage({ type: '[TOKEN_REFRESH]' }, '*');
    return;
  }
  const agent = document.createElement('iframe');
  Reflect.set(window, 'answer', () => {
    const answer = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: 'a'.repeat(40) };
    agent.contentWindow?.postMessage(answer, '*');
  });
  agent.src = `${other}${location.pathname}`;
  document.body.append(agent);
}

/** Page and frame speak to each other until `stop` is called, which tells how often. */
export function talkers(other: string): void {
  const isTop = window.parent === window;
  const frame = document.createElement('iframe');
  let said = 0;
  const speak = () => {
    const peer = isTop ? frame.contentWindow : window.parent;
    for (let i = 0; i < 10; i += 1) {
      peer?.postMessage({ type: `${isTop ? 'page' : 'frame'} said ${said}.` }, '*');
      said += 1;
    }
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  const start = () => {
    timer = setInterval(speak, 10);
  };
  Reflect.set(window, 'stop', () => {
    clearInterval(timer);
    return said;
  });
  if (!isTop) {
    start();
    return;
  }
  frame.addEventListener('load', start);
  frame.src = `${other}${location.pathname}`;
  document.body.append(frame);
}

/**
 * A page of 200 frames, each of which speaks to it when `speak` is called there. They are of its own site: on
 * 200 of another, Chromium's devtools take half a minute to open, whatever extension has a content script there.
 */
export function many(): void {
  const { searchParams: query } = new URL(location.href);
  if (window.parent !== window) {
    const type = `frame ${query.get('frame')}`;
    Reflect.set(window, 'speak', () => window.parent.postMessage({ type }, '*'));
    return;
  }
  for (let i = 1; i <= 200; i += 1) {
    const frame = document.createElement('iframe');
    frame.src = `?frame=${i}.`;
    document.body.append(frame);
  }
}
