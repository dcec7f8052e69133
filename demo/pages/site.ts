import type { Site } from '../site-server';

/** The other origins of the demo, as the server wrote them into a test page. */
export function readSite(): Site {
  const text = document.querySelector('#config')?.textContent ?? '';
  return JSON.parse(text) as Site; // oxlint-disable-line no-unsafe-type-assertion -- our own server wrote it
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

/** A JWT for a vendor's frame, from the host's own server. */
export async function newVendorToken(): Promise<string> {
  const response = await fetch('/vendors/token', { method: 'POST' });
  const { token } = (await response.json()) as { token: string }; // oxlint-disable-line no-unsafe-type-assertion -- our own server wrote it
  return token;
}
