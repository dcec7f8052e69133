import type { Document } from './session';

/** Characters of a name that is shown. */
export const LABEL = 40;

/** What its element calls a frame; `null` for nothing short: data that is handed over in a name is none. */
export function frameLabel(
  { element }: Document,
  order: readonly ('id' | 'name')[],
): string | null {
  const labels = order.map((field) => element?.[field] ?? '');
  return labels.find((label) => label !== '' && label.length <= LABEL) ?? null;
}
