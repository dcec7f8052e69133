import type { Finding } from '@/lib/findings/finding';
import type { Handshake, Stage } from '@/lib/handshakes/handshake';
import { headline } from '@/lib/handshakes/headline';
import { stages } from '@/lib/handshakes/stages';
import { t } from '@/lib/i18n';
import type { Session } from '@/lib/log/session';
import { withoutQuery } from '@/lib/url-parts';
import { handshakeLabel, severityLabel, stageStateLabel } from '@/lib/view/labels';
import { collectSecrets } from './collect';
import { createMasker } from './masker';

export interface ReportInput {
  readonly session: Session;
  /** Those to be told, oldest first. */
  readonly handshakes: readonly Handshake[];
  readonly findings: readonly Finding[];
  /** Address of the page. */
  readonly page: string;
  /** As `About.browser` and `About.extension`. */
  readonly browser: string;
  readonly extension: string;
  /** ms since 1970. */
  readonly now: number;
}

/**
 * Story and findings as Markdown, for an issue tracker. No token is in it, addresses come without
 * their queries, and whatever a page wrote is escaped: it can't become markup or a mention.
 */
export function markdownReport(input: ReportInput): string {
  const { session, page, browser, extension, now } = input;
  const known = Array.from(session.tokens.values(), ({ value }) => value);
  const events = [...session.marked, ...session.requests, ...session.stored];
  const masker = createMasker(collectSecrets(events, known), 'dropped');
  const plain = (text: string) => escapeMarkdown(masker.text(text));
  const lines = [
    `# ${t('Token refresh report')}`,
    '',
    `- ${t('Page')}: ${code(masker.text(withoutQuery(page)))}`,
    `- ${t('Browser')}: ${plain(browser)}`,
    `- ${t('Embed DevTools')}: ${plain(extension)}`,
    `- ${t('Time')}: ${new Date(now).toISOString()}`,
    '',
    `## ${t('Refreshes')}`,
    '',
    ...(input.handshakes.length === 0 ? [t('None seen.'), ''] : []),
    ...input.handshakes.flatMap((handshake) => story(handshake, input, masker.text)),
    `## ${t('Findings')}`,
    '',
    ...(input.findings.length === 0 ? [t('None.'), ''] : []),
    ...input.findings.flatMap((finding) => findingLines(finding, plain)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Shows as it is, and is no link. */
function code(text: string): string {
  return `\`${text.replaceAll(/[`\s]+/g, ' ')}\``;
}

type Plain = (text: string) => string;

function story(handshake: Handshake, input: ReportInput, masked: Plain): string[] {
  const plain = (text: string) => escapeMarkdown(masked(text));
  const { session, findings, now } = input;
  const own = findings.filter((finding) => finding.handshake === handshake.id);
  const agent = session.documents.get(handshake.agent);
  const name = handshake.definition && session.matcher.name(handshake.definition);
  return [
    `### ${plain(headline(handshake, own, session, now))}`,
    '',
    `- ${t('State')}: ${handshakeLabel(handshake.state)}`,
    `- ${t('Agent')}: ${agent ? code(masked(withoutQuery(agent.url))) : t('unknown')}`,
    `- ${t('Protocol')}: ${plain(name ?? t('unrecognised protocol'))}`,
    '',
    ...stages(handshake, session).map((stage) => `1. ${stageLine(stage, handshake.at, plain)}`),
    '',
  ];
}

function stageLine({ at, state, text }: Stage, start: number, plain: Plain): string {
  const when =
    at === null ? '' : ` (${at < start ? '−' : '+'}${Math.abs(Math.round(at - start))} ms)`;
  return `**${stageStateLabel(state)}**${when} ${plain(text)}`;
}

function findingLines(finding: Finding, plain: Plain): string[] {
  const { severity, rule, title, why, mend, facts, links } = finding;
  return [
    `### ${plain(title)}`,
    '',
    `${severityLabel(severity)}, \`${rule}\``,
    '',
    plain(why),
    '',
    plain(mend),
    '',
    ...facts.map((fact) => `- ${plain(fact)}`),
    ...links.map(
      ({ label, url }) =>
        `- [${plain(label)}](${encodeURI(url.toWellFormed()).replaceAll(')', '%29')})`,
    ),
    '',
  ];
}

/** Text that shows as it is: no markup, no HTML, no mention, no reference to an issue, on one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()<>#+!|~$&-]/g, String.raw`\$&`)
    .replaceAll('@', '@\u200B')
    .replaceAll(/:\/\//g, ':\u200B//')
    .replace(/^(\d+)\./, String.raw`$1\.`);
}
