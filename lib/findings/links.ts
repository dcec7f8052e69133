import { t } from '@/lib/i18n';
import type { Link } from './finding';

/** A section of an RFC (or the whole of it). */
export function rfc(number: number, section?: string): Link {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  return section === undefined
    ? { label: t('RFC {{number}}', { number }), url }
    : {
        label: t('RFC {{number}}, section {{section}}', { number, section }),
        url: `${url}#section-${section}`,
      };
}

/** What the HTML standard says on posting messages between windows. */
export function postingMessages(): Link {
  return {
    label: t('HTML standard: posting messages'),
    url: 'https://html.spec.whatwg.org/multipage/web-messaging.html#posting-messages',
  };
}

/** What the HTML standard asks authors of message handlers to check. */
export function messageSecurity(): Link {
  return {
    label: t('HTML standard: security of web messaging'),
    url: 'https://html.spec.whatwg.org/multipage/web-messaging.html#security-postmsg',
  };
}
