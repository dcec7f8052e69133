import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { news } from '@/lib/view/news';
import { usePanel } from './context';

/** Says to a screen reader what has changed state, and never what merely ticks. */
export function LiveRegion() {
  const { store } = usePanel().panel;
  const text = useSignal('');
  const told = useRef<ReadonlyMap<string, string> | null>(null);
  const handshakes = store.handshakes.value;
  const findings = store.findings.value;

  useEffect(() => {
    const { now, said } = news(told.current, handshakes, findings, store.shown.value.session);
    told.current = now;
    if (said !== '') text.value = said;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- signals stay the same
  }, [handshakes, findings]);

  return (
    <div class="unseen" role="status" aria-live="polite">
      {text}
    </div>
  );
}
