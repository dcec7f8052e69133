import { t } from '@/lib/i18n';
import type { RequestRow } from '@/lib/log/session';
import { formatDuration, formatTime } from '@/lib/view/format';
import { shownUrl } from '@/lib/view/secrets';
import { usePanel } from './context';

/** A network request on one line, without the tokens in its address. */
export function RequestLine({ row }: { readonly row: RequestRow }) {
  const { panel } = usePanel();
  const { session } = panel.store.shown.value;
  return (
    <div class="request-line">
      <span class="number faint">{formatTime(row.at)}</span>
      <code>{row.method}</code>
      <code class="wrap">{shownUrl(session, row.url, panel.revealed.value)}</code>
      <span class={row.status >= 400 || row.status === 0 ? 'tag tag-warn' : 'tag'}>
        {row.status === 0 ? t('no answer') : row.status}
      </span>
      <span class="number faint">{formatDuration(row.duration)}</span>
    </div>
  );
}
