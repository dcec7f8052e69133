import { t } from '@/lib/i18n';
import { livingDocuments } from '@/lib/log/living-documents';
import type { Session } from '@/lib/log/session';
import { documentName } from '@/lib/view/names';
import { shownUrl } from '@/lib/view/secrets';

/** The living documents of a page, for lists to choose from: the top one first. */
export function frameChoices(session: Session): readonly { value: string; label: string }[] {
  return livingDocuments(session)
    .toSorted((a, b) => a.frameId - b.frameId)
    .map((document) => {
      const name = documentName(session, document.documentId);
      const url = shownUrl(session, document.url);
      const label =
        document.parentFrameId < 0
          ? t('{{name}}, the page itself', { name })
          : t('{{name}} ({{url}})', { name, url });
      return { value: document.documentId, label };
    });
}
