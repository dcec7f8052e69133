import { t } from '@/lib/i18n';
import type { RequestRow } from '@/lib/log/session';
import { formatDuration, formatTime } from '@/lib/view/format';

/** A network request on one line; its query is left out, it may hold a token. */
export function RequestLine({ row }: { readonly row: RequestRow }) {
  return (
    <div class="request-line">
      <span class="number faint">{formatTime(row.at)}</span>
      <code>{row.method}</code>
      <code class="wrap">{row.url.split(/[?#]/, 1)[0]}</code>
      <span class={row.status >= 400 || row.status === 0 ? 'tag tag-warn' : 'tag'}>
        {row.status === 0 ? t('no answer') : row.status}
      </span>
      <span class="number faint">{formatDuration(row.duration)}</span>
    </div>
  );
}
