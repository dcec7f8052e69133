import type { ChildFrame, Hello } from '@/lib/wire';

/** Characters of an address that are kept: those of a data: document are its whole content. */
const ADDRESS = 65_536;
/** Of names and attributes, which pages hand data over in. */
const LABEL = 16_384;

/** What a frame says of itself, with no text longer than is kept. */
export function boundedHello(said: Hello): Hello {
  return {
    ...said,
    url: boundedUrl(said.url),
    name: said.name.slice(0, LABEL),
    children: said.children.map(boundedChild),
  };
}

export function boundedUrl(url: string): string {
  return url.slice(0, ADDRESS);
}

function boundedChild({ element, ...place }: ChildFrame): ChildFrame {
  const { src, name, id, sandbox } = element;
  return {
    ...place,
    element: {
      ...element,
      src: boundedUrl(src),
      name: name.slice(0, LABEL),
      id: id.slice(0, LABEL),
      sandbox: sandbox?.slice(0, LABEL) ?? null,
    },
  };
}
