/** The other origins of the demo, as the server wrote them into a test page. */
export function readSite(): { readonly agent: string; readonly service: string } {
  const text = document.querySelector('#config')?.textContent ?? '';
  return JSON.parse(text) as { agent: string; service: string }; // oxlint-disable-line no-unsafe-type-assertion -- our own server wrote it
}

/** Adds a frame and waits until it has loaded. */
export function addFrame(src: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.src = src;
  document.body.append(frame);
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      resolve(frame);
    });
  });
}
