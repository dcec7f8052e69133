import type { Session } from '@/lib/log/session';
import { adopted, answered, delivered } from './answering-stages';
import { asked, called, issued, received, used } from './asking-stages';
import type { Handshake, Stage } from './handshake';
import { lookUp } from './stage-facts';

/**
 * The handshake step by step, in the order in which it should happen: what did, what should have and
 * didn't, and what can't be seen from here.
 */
export function stages(handshake: Handshake, session: Session): Stage[] {
  const found = lookUp(handshake, session);
  return [
    ...used(found),
    ...asked(found),
    ...received(found),
    ...called(found),
    ...issued(found),
    ...answered(found),
    ...delivered(found),
    ...adopted(found),
  ];
}
