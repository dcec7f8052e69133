import { KEPT_CHARACTERS } from './har-entry';

/** A character of the log is three bytes of UTF-8 at most. */
const ENOUGH = KEPT_CHARACTERS * 3;

interface Answer {
  /** As much of it as the log keeps. */
  readonly text: string;
  /** In bytes; -1 where it was not read to its end and its server does not say. */
  readonly size: number;
}

/** Reads no more of an answer than is kept of it, however much its server sends. */
export async function readAnswer({ body, headers }: Response): Promise<Answer> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const bytes of body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    size += bytes.length;
    if (size > ENOUGH)
      return {
        text: text.slice(0, KEPT_CHARACTERS),
        size: Number(headers.get('content-length')) || -1,
      };
  }
  return { text: (text + decoder.decode()).slice(0, KEPT_CHARACTERS), size };
}
