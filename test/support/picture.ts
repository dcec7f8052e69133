import { encode, FRAME_BUDGET } from '@/lib/capture/encode';
import type { Preview } from '@/lib/capture/node';

/** A value's picture as a frame makes it, but without its clock: a busy machine changes nothing. */
export function picture(value: unknown): Preview {
  return encode(value, { ...FRAME_BUDGET, ms: Infinity });
}
