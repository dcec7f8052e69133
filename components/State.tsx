import type { Tone } from '@/lib/view/labels';

/** A state in a word, with a mark in its colour and shape. */
export function State({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <span class={`state tone-${tone}`}>
      <span class="state-mark" aria-hidden="true" />
      <span class="state-text">{text}</span>
    </span>
  );
}
