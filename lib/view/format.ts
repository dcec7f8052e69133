import { language, t } from '@/lib/i18n';

/** Times, durations, sizes and counts as a row shows them: short, and of the same width where it can be. */

const formats = new Map<string, Intl.NumberFormat>();

function number(value: number, digits: number): string {
  const key = `${language()} ${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language(), { maximumFractionDigits: digits });
    formats.set(key, format);
  }
  return format.format(value);
}

export function formatCount(value: number): string {
  return number(value, 0);
}

/** In four signs at most, for where there is room for no more: `999`, `1.2k`, `12k`, `1.2M`. Never more than there are. */
export function formatShortCount(value: number): string {
  if (value < 1000) return number(value, 0);
  const isMillions = value >= 1e6;
  const tenths = Math.floor(value / (isMillions ? 1e5 : 100));
  const count = number(tenths < 100 ? tenths / 10 : Math.floor(tenths / 10), 1);
  return isMillions ? t('{{count}}M', { count }) : t('{{count}}k', { count });
}

/** `at` in ms since 1970, as local time of day: `12:00:03.250`. */
export function formatTime(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '–';
  const two = (part: number) => String(part).padStart(2, '0');
  const ms = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${ms}`;
}

/** `at` in ms since 1970, as date and time to the second, for claims. */
export function formatDate(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '–';
  return date.toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'medium' });
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `ms` in at most two units: `420 ms`, `1.2 s`, `3 min 12 s`, `23 h 59 min`, `2 d 4 h`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return t('−{{duration}}', { duration: formatDuration(-ms) });
  if (ms < SECOND) return t('{{ms}} ms', { ms: number(Math.round(ms), 0) });
  if (ms < 10 * SECOND) return t('{{s}} s', { s: number(ms / SECOND, 1) });
  return formatSeconds(ms);
}

/** `ms` (not negative) in whole seconds and more, for what ticks: `9 s`, `3 min 12 s`. */
export function formatSeconds(ms: number): string {
  const s = Math.floor(ms / SECOND);
  if (ms < MINUTE) return t('{{s}} s', { s });
  if (ms < HOUR) return t('{{min}} min {{s}} s', { min: Math.floor(ms / MINUTE), s: s % 60 });
  if (ms < DAY) {
    return t('{{h}} h {{min}} min', {
      h: Math.floor(ms / HOUR),
      min: Math.floor((ms % HOUR) / MINUTE),
    });
  }
  return t('{{d}} d {{h}} h', {
    d: number(Math.floor(ms / DAY), 0),
    h: Math.floor((ms % DAY) / HOUR),
  });
}

/** As Chrome's Network panel counts: 1 kB = 1000 B. `exact` false: at least so many. */
export function formatSize(bytes: number, exact = true): string {
  const size =
    bytes < 1000
      ? t('{{size}} B', { size: number(bytes, 0) })
      : bytes < 1e6
        ? t('{{size}} kB', { size: number(bytes / 1000, 1) })
        : t('{{size}} MB', { size: number(bytes / 1e6, 1) });
  return exact ? size : t('≥ {{size}}', { size });
}
