/** Each runs in a page, as its first script; `other` is the origin of the other site. */

/** Leaves for the next page when it first hears its frame, which says more than that, until it is the `last`. */
export function hasty(other: string): void {
  const query = new URLSearchParams(location.search);
  const left = Number(query.get('left'));
  if (window.parent !== window) {
    for (let i = 0; i < 10; i += 1) window.parent.postMessage({ type: `frame of ${left}.` }, '*');
    return;
  }
  window.postMessage({ type: `page of ${left}.` });
  const frame = document.createElement('iframe');
  if (left > Number(query.get('last')))
    addEventListener('message', ({ source }) => {
      if (source !== frame.contentWindow) return;
      query.set('left', String(left - 1));
      location.replace(`?${query}`);
    });
  frame.src = `${other}/hasty?left=${left}`;
  document.body.append(frame);
}

/** With a guest in a frame, which says when it is there, and that it heard something. */
export function app(): void {
  const name = location.search.slice(1);
  if (window.parent === window) {
    const frame = document.createElement('iframe');
    frame.src = '/app?guest';
    document.body.append(frame);
    return;
  }
  const say = (what: string) => window.parent.postMessage({ type: `${name} ${what}` }, '*');
  addEventListener('message', () => say('heard it'));
  say('is here');
}
