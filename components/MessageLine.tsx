import { useSignal } from '@preact/signals';
import { t } from '@/lib/i18n';
import type { MessageRow } from '@/lib/log/session';
import { formatSize, formatTime } from '@/lib/view/format';
import { direction, documentName } from '@/lib/view/names';
import { hideInMessage } from '@/lib/view/secrets';
import { usePanel } from './context';
import { MessageLink } from './Links';
import { DirectionMark, MessageTags } from './MessageList';
import { Tree } from './Tree';

/** One message within another row's detail: a line that opens to its payload. */
export function MessageLine({ row }: { readonly row: MessageRow }) {
  const { panel } = usePanel();
  const { session } = panel.store.shown.value;
  const open = useSignal(false);
  return (
    <div class="message-line">
      <div class="message-line-head">
        <button
          type="button"
          class={open.value ? 'twist twist-open' : 'twist twist-shut'}
          aria-expanded={open.value}
          aria-label={t('Payload of #{{number}}', { number: row.number })}
          onClick={() => {
            open.value = !open.value;
          }}
        />
        <span class="number faint">{formatTime(row.at)}</span>
        <DirectionMark way={direction(session, row.sender, row.receiver)} />
        <MessageLink id={row.id} />
        <MessageTags row={row} />
        <span class="message-line-way faint">
          {documentName(session, row.sender)} → {documentName(session, row.receiver)}
        </span>
        <span class="number faint">{formatSize(row.preview.size, row.preview.exact)}</span>
      </div>
      {open.value ? (
        <Tree
          label={t('Payload of #{{number}}', { number: row.number })}
          root={row.preview.root}
          hide={hideInMessage(session, row, panel.revealed.value)}
        />
      ) : null}
    </div>
  );
}
