/** One `message` listener of a document, as the browser's console tells it. */
export interface Listener {
  readonly name: string;
  /** The head of the function's source. */
  readonly source: string;
  readonly useCapture: boolean;
  readonly once: boolean;
}

export type ListenersAnswer =
  { readonly listeners: readonly Listener[] } | { readonly error: string };
