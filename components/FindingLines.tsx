import type { Finding } from '@/lib/findings/finding';
import { SEVERITY_TONES, severityLabel } from '@/lib/view/labels';
import { FindingLink } from './Links';
import { State } from './State';

/** The findings that concern another row, each a link. */
export function FindingLines({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="finding-lines">
      {findings.map((finding) => (
        <li key={finding.id}>
          <State tone={SEVERITY_TONES[finding.severity]} text={severityLabel(finding.severity)} />
          <FindingLink id={finding.id} />
        </li>
      ))}
    </ul>
  );
}
