import { Save, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { Icon } from '@/components/Icon';
import type { Acting } from '@/lib/act/acting';
import type { Favourite } from '@/lib/act/favourites';
import { masker } from '@/lib/act/mask-text';
import { t } from '@/lib/i18n';

/** What the user kept for this site, and what was sent before; a click takes it into the editor. */
export function FavouriteList({
  acting,
  onUse,
}: {
  readonly acting: Acting;
  readonly onUse: (text: string) => void;
}) {
  const { all, history } = acting.favourites;
  const site = acting.site();
  const kept = all.value.filter((one) => one.site === site);
  const sent = history.value.filter((one) => one.site === site);
  if (kept.length === 0 && sent.length === 0) return null;
  return (
    <details class="act-kept">
      <summary>
        {t('Kept and sent before ({{count}})', { count: kept.length + sent.length })}
      </summary>
      <ul class="plain-list">
        {kept.map((favourite) => (
          <Kept key={favourite.id} acting={acting} favourite={favourite} onUse={onUse} />
        ))}
        {sent.map((favourite) => (
          <li key={favourite.id} class="act-kept-line">
            <UseButton acting={acting} favourite={favourite} onUse={onUse} />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface LineProps {
  readonly acting: Acting;
  readonly favourite: Favourite;
  readonly onUse: (text: string) => void;
}

function UseButton({ acting, favourite, onUse }: LineProps) {
  return (
    <button
      type="button"
      class="link"
      onClick={() => onUse(masker(acting.secrets())(favourite.text))}
    >
      {favourite.name}
    </button>
  );
}

function Kept({ acting, favourite, onUse }: LineProps) {
  const [tokens, setTokens] = useState(0);
  const { favourites } = acting;

  async function save(confirmed: boolean): Promise<void> {
    const result = await favourites.save(favourite.id, { secrets: acting.tokens(), confirmed });
    setTokens(result.saved ? 0 : result.tokens);
  }

  return (
    <li class="act-kept-line">
      <UseButton acting={acting} favourite={favourite} onUse={onUse} />
      {favourite.saved ? (
        <span class="tag">{t('saved')}</span>
      ) : (
        <button
          type="button"
          class="tool tool-small"
          aria-label={t('Save {{name}} for later sessions', { name: favourite.name })}
          onClick={() => acting.reportFailure(save(false))}
        >
          <Icon icon={Save} size={14} />
        </button>
      )}
      <button
        type="button"
        class="tool tool-small"
        aria-label={t('Remove {{name}}', { name: favourite.name })}
        onClick={() => acting.reportFailure(favourites.remove(favourite.id))}
      >
        <Icon icon={Trash2} size={14} />
      </button>
      {tokens === 0 ? null : (
        <span class="act-confirm" role="alert">
          {t('It holds {{count}} tokens. They are never saved: masks stand in their place.', {
            count: tokens,
          })}{' '}
          <button
            type="button"
            class="button button-small"
            onClick={() => acting.reportFailure(save(true))}
          >
            {t('Save with masks')}
          </button>
        </span>
      )}
    </li>
  );
}
