import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { lifeOf } from '@/lib/findings/claims';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** Lives that differ by less than this share of the documented one are the same. */
const TOLERANCE = 0.1;

/** The new token lives longer or shorter than its vendor documents. Not on this machine, where lives are a developer’s own. */
export const lifeUndocumented = perHandshake('life-undocumented', (handshake, { look }) => {
  const at = look.cameAt(handshake);
  const documented = look.definition(handshake.definition)?.documentedLife;
  const life = lifeOf(look.token(handshake.newToken));
  if (at === null || documented === undefined || life === null || life <= 0) return null;
  if (look.isLocal(handshake.agent) || look.isLocal(handshake.host)) return null;
  if (Math.abs(life - documented * 1000) <= documented * 1000 * TOLERANCE) return null;
  const values = { life: inWords(life), documented: inWords(documented * 1000) };
  return reportHandshake(handshake, {
    // One fact about the vendor's settings, however often it is seen.
    id: `life-undocumented:${handshake.definition}`,
    rule: 'life-undocumented',
    severity: 'info',
    title: t('The new token lives {{life}}, its vendor documents {{documented}}', values),
    why: t(
      'What relies on the documented life (a timer in the host, a cache on its server) is wrong by the difference.',
    ),
    mend: t(
      'Read the expiry from the token instead of a constant, and ask the vendor whether the life was changed for this account.',
    ),
    at,
    links: [...look.docs(handshake.definition), rfc(6749, '5.1')],
  });
});
