import { t } from '@/lib/i18n';

/** Starts a page; where that fails, the page says so instead of staying empty. */
export function startPage(start: () => Promise<void>): void {
  start().catch((error: unknown) => {
    document.body.append(t('This page could not start: {{error}}', { error: String(error) }));
  });
}
