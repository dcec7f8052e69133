import { language, t } from '@/lib/i18n';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A duration in ms as one rounded figure, for sentences: `120 ms`, `4.2 s`, `5 min`, `24 h`, `3 d`.
 * Its sign is dropped: the sentence says which way.
 */
export function inWords(ms: number): string {
  const size = Math.abs(ms);
  if (!Number.isFinite(size)) return t('an unknown time');
  if (size < 999.5) return t('{{figure}} ms', { figure: figure(size, 0) });
  if (size < 90 * SECOND) return t('{{figure}} s', { figure: figure(size / SECOND, 1) });
  if (size < 90 * MINUTE) return t('{{figure}} min', { figure: figure(size / MINUTE, 0) });
  if (size < 2 * DAY) return t('{{figure}} h', { figure: figure(size / HOUR, 1) });
  return t('{{figure}} d', { figure: figure(size / DAY, 1) });
}

function figure(value: number, digits: number): string {
  const most = value >= 10 ? 0 : digits;
  return new Intl.NumberFormat(language(), { maximumFractionDigits: most }).format(value);
}
