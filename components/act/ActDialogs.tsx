import type { Acting } from '@/lib/act/acting';
import { AnswerDialog } from './AnswerDialog';
import { Composer } from './Composer';
import { EndpointDialog } from './EndpointDialog';
import { RulesDialog } from './RulesDialog';

/** Whatever acting has open. */
export function ActDialogs({ acting }: { readonly acting: Acting }) {
  const open = acting.dialog.value;
  switch (open?.type) {
    case 'compose':
      return <Composer acting={acting} first={open.draft} />;
    case 'rules':
      return <RulesDialog acting={acting} match={open.match} />;
    case 'endpoint':
      return <EndpointDialog acting={acting} parties={open.parties} />;
    case 'answer':
      return <AnswerDialog acting={acting} parties={open.parties} />;
    default:
      return null;
  }
}
