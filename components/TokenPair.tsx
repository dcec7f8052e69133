import { t } from '@/lib/i18n';
import type { Token } from '@/lib/tokens/token';
import { compareClaims } from '@/lib/view/claims';
import { Countdown, TokenStateMark } from './Countdown';
import { TokenLink } from './Links';

interface TokenPairProps {
  readonly before: Token | null;
  readonly after: Token | null;
}

/** The old token beside the new one: which claims the refresh changed. */
export function TokenPair({ before, after }: TokenPairProps) {
  const same = before !== null && before.id === after?.id;
  return (
    <div class="scroll-x">
      <table class="table pair">
        <thead>
          <tr>
            <th scope="col">{t('Claim')}</th>
            <th scope="col">{t('Before')}</th>
            <th scope="col">{t('After')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('Token')}</th>
            <td>{before === null ? '–' : <TokenLink id={before.id} />}</td>
            <td>
              {after === null ? '–' : <TokenLink id={after.id} />}
              {same ? <span class="tag tag-warn">{t('the same')}</span> : null}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('State')}</th>
            <td>{before === null ? '–' : <TokenStateMark token={before} />}</td>
            <td>{after === null ? '–' : <TokenStateMark token={after} />}</td>
          </tr>
          <tr>
            <th scope="row">{t('Remaining')}</th>
            <td>{before === null ? '–' : <Countdown token={before} />}</td>
            <td>{after === null ? '–' : <Countdown token={after} />}</td>
          </tr>
          {compareClaims(before, after).map((claim) => (
            <tr key={claim.name} class={claim.changed ? 'changed' : ''}>
              <th scope="row">
                <code>{claim.name}</code>
                {claim.changed ? <span class="tag">{t('changed')}</span> : null}
              </th>
              <td>
                <code>{claim.before ?? '–'}</code>
              </td>
              <td>
                <code>{claim.after ?? '–'}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
