import { ancestors, parseUrl } from '@/lib/handshakes/parties';
import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import type { Session } from '@/lib/log/session';
import { messageSecurity } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The host gave a token to a frame of a site that it never embedded: one that went elsewhere, or was put into its frame by another. */
export const strangerAnswered = perHandshake(
  'stranger-answered',
  (handshake, { look, session }) => {
    const [answer] = look.answers(handshake);
    if (!answer || handshake.host === null || handshake.newToken === null) return null;
    const agent = session.documents.get(handshake.agent);
    const site = hostOf(agent?.url);
    const embedded = embeddedBy(session, handshake.host, handshake.agent);
    if (!agent || site === null || embedded.length === 0) return null;
    if (embedded.some((known) => isRelated(known, site))) return null;
    return reportHandshake(handshake, {
      rule: 'stranger-answered',
      category: 'security',
      severity: 'error',
      title: t('{{host}} gave a token to {{agent}}, which it never embedded', {
        host: look.name(handshake.host),
        agent: look.name(handshake.agent),
      }),
      why: t(
        'A frame can be sent to another site by a link or a redirect, and can hold frames of others. They all may ask, and this host answers them.',
      ),
      mend: t(
        'Compare event.origin with the agent’s origin before answering, and name that origin as target origin: never “*”, and not event.origin unchecked.',
      ),
      at: answer.at,
      facts: [t('embedded: {{sites}}', { sites: embedded.slice(0, 5).join(', ') })],
      links: [...look.docs(handshake.definition), messageSecurity()],
    });
  },
);

/** What the iframe elements of the host (and of its origin's frames above the agent) were told to show. */
function embeddedBy(session: Session, host: DocumentId, agent: DocumentId): readonly string[] {
  const origin = session.documents.get(host)?.origin;
  const own = new Set(
    [host, ...ancestors(session, agent).ids].filter(
      (id) => id === host || session.documents.get(id)?.origin === origin,
    ),
  );
  const sites = new Set<string>();
  for (const document of session.documents.values()) {
    if (document.parent === null || !own.has(document.parent)) continue;
    const src = document.element?.src ?? '';
    const base = session.documents.get(document.parent)?.url ?? '';
    // Without an element (or a src: srcdoc, document.write) the frame shows what its parent made it show.
    const told = src === '' ? document.url : (URL.parse(src, base)?.href ?? '');
    const site = hostOf(told) ?? hostOf(base);
    if (site !== null) sites.add(site);
  }
  return [...sites];
}

function hostOf(text: string | undefined): string | null {
  return parseUrl(text ?? '')?.host || null;
}

/** The same host, one below the other, or beside it on the same site: vendors redirect between theirs. */
function isRelated(one: string, other: string): boolean {
  if (one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)) return true;
  const site = siteOf(one);
  return site !== null && site === siteOf(other);
}

/** Below these anybody has a name of their own. */
const SHARED =
  /(^|\.)(github\.io|pages\.dev|workers\.dev|vercel\.app|netlify\.app|web\.app|firebaseapp\.com|herokuapp\.com|azurewebsites\.net|cloudfront\.net|amazonaws\.com|onrender\.com|fly\.dev|ngrok\.io|ngrok\.app|ngrok-free\.app)$/;

/** The part of a host's name that is registered, as far as its shape tells (`a.co.uk`); `null` for none. */
function siteOf(host: string): string | null {
  const name = host.replace(/:\d+$/, '');
  if (SHARED.test(name)) return null;
  return /[^.]+\.(?:[a-z]{2,3}\.[a-z]{2}|[a-z][a-z-]*)$/.exec(name)?.[0] ?? null;
}
