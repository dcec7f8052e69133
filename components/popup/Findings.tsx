import type { Finding, Severity } from '@/lib/findings/finding';
import { t } from '@/lib/i18n';
import { SEVERITY_TONES } from '@/lib/view/labels';
import { State } from '@/components/State';

/** How much is wrong on this page, and the worst of it; the panel tells the rest. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <section class="popup-findings" aria-label={t('Findings')}>
      <h2>{t('Findings')}</h2>
      {findings.length === 0 ? <span class="faint">{t('none')}</span> : null}
      <Count
        severity="error"
        findings={findings}
        text={(count) => t('Errors: {{count}}', { count })}
      />
      <Count
        severity="warning"
        findings={findings}
        text={(count) => t('Warnings: {{count}}', { count })}
      />
      <Count
        severity="info"
        findings={findings}
        text={(count) => t('Infos: {{count}}', { count })}
      />
      {findings[0] ? <p class="popup-worst">{findings[0].title}</p> : null}
    </section>
  );
}

interface CountProps {
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  readonly text: (count: number) => string;
}

function Count({ severity, findings, text }: CountProps) {
  const count = findings.filter((finding) => finding.severity === severity).length;
  return count === 0 ? null : <State tone={SEVERITY_TONES[severity]} text={text(count)} />;
}
