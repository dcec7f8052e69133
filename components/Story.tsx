import type { Stage } from '@/lib/handshakes/handshake';
import { t } from '@/lib/i18n';
import { formatDuration, formatTime } from '@/lib/view/format';
import { STAGE_TONES, stageStateLabel } from '@/lib/view/labels';
import { MessageLink } from './Links';

/** The stages of a refresh in order, with the time of each and the gap before it. */
export function Story({ stages }: { readonly stages: readonly Stage[] }) {
  let last: number | null = null;
  return (
    <ol class="story">
      {stages.map((stage, index) => {
        const gap = stage.at === null || last === null ? null : stage.at - last;
        last = stage.at ?? last;
        return (
          <li key={`${stage.name} ${index}`} class={`stage tone-${STAGE_TONES[stage.state]}`}>
            <span class="stage-time number">{stage.at === null ? '' : formatTime(stage.at)}</span>
            <span class="stage-mark" aria-hidden="true" />
            <span class="stage-text">
              {stage.text}
              {stage.state === 'done' ? null : (
                <span class="tag stage-state">{stageStateLabel(stage.state)}</span>
              )}
              {stage.messageId === null ? null : (
                <>
                  {' '}
                  <MessageLink id={stage.messageId} />
                </>
              )}
            </span>
            <span class="stage-gap number">
              {gap === null
                ? ''
                : t('+{{duration}}', { duration: formatDuration(Math.max(0, gap)) })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
