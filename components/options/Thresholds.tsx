import { defaultSettings, type Settings } from '@/lib/findings/settings';
import { t } from '@/lib/i18n';
import { useOptions } from './context';

type Threshold = Exclude<keyof Settings, 'ignored'>;

interface Field {
  readonly name: Threshold;
  readonly label: string;
  /** How much of the stored value one step in the field is. */
  readonly unit: number;
  readonly unitLabel: string;
  readonly least: number;
  readonly most: number;
}

/** From when on something is a finding. */
export function Thresholds() {
  const { options, change } = useOptions();
  const { settings } = options;
  return (
    <section aria-labelledby="thresholds">
      <h2 id="thresholds">{t('Findings')}</h2>
      <p>{t('From when on something is reported as wrong:')}</p>
      <div class="options-fields">
        {fields().map(({ name, label, unit, unitLabel, least, most }) => (
          <label key={name}>
            <span>{label}</span>
            <input
              type="number"
              value={settings[name] / unit}
              min={least}
              max={most}
              step="any"
              required
              onChange={({ currentTarget }) => {
                if (!currentTarget.reportValidity()) return;
                change({ settings: { ...settings, [name]: currentTarget.valueAsNumber * unit } });
              }}
            />
            <span class="faint">{unitLabel}</span>
          </label>
        ))}
      </div>
      <button
        type="button"
        class="button"
        onClick={() => change({ settings: { ...defaultSettings(), ignored: settings.ignored } })}
      >
        {t('Back to the defaults')}
      </button>
    </section>
  );
}

function fields(): readonly Field[] {
  const seconds = { unit: 1000, unitLabel: t('seconds'), least: 0, most: 86_400 };
  return [
    { ...seconds, name: 'unansweredMs', label: t('No answer for'), least: 0.1 },
    { ...seconds, name: 'lateMs', label: t('Answered later than'), least: 0.1 },
    { ...seconds, name: 'earlyMs', label: t('Refreshed although the token lives longer than') },
    { ...seconds, name: 'lateAskMs', label: t('Asked later after the expiry than') },
    { ...seconds, name: 'clockSkewMs', label: t('Clocks differ by more than') },
    { ...seconds, name: 'expiringMs', label: t('A token counts as expiring in its last') },
    {
      name: 'loopPerMinute',
      label: t('Asked more often in a minute than'),
      unit: 1,
      unitLabel: t('times'),
      least: 1,
      most: 1000,
    },
  ];
}
