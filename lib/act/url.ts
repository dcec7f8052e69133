import { t } from '@/lib/i18n';
import { isLoopback } from '@/lib/url-parts';

export type CheckedUrl = { readonly url: string } | { readonly error: string };

/** An address that secrets may be sent to: https, or http on this machine. */
export function checkUrl(text: string): CheckedUrl {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { error: t('Give a whole address, such as https://api.example.com.') };
  }
  if (url.username !== '' || url.password !== '')
    return { error: t('The address must not hold a user name or password.') };
  if (url.protocol === 'https:') return { url: url.href };
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return { url: url.href };
  return { error: t('Only https, or http on this machine: tokens must not travel in the open.') };
}

/** `null`: `text` can be a target origin (an origin, or `*`); else why not. */
export function targetOriginProblem(text: string): string | null {
  if (text === '*') return null;
  if (text === '') return t('Give the receiver’s origin, or * for any.');
  if (text === 'null')
    return t('A sandboxed frame’s origin “null” can’t be a target: use * instead.');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return t('That is no origin: it looks like https://app.example.com.');
  }
  if (url.origin !== text)
    return url.origin === 'null'
      ? t('Addresses of “{{scheme}}” have no origin to send to.', { scheme: url.protocol })
      : t('An origin has no path: {{origin}}', { origin: url.origin });
  return null;
}
