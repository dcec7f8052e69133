import { Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { Dialog } from '@/components/Dialog';
import { Icon } from '@/components/Icon';
import type { Acting } from '@/lib/act/acting';
import type { Rule, RuleMatch } from '@/lib/act/rule';
import { t } from '@/lib/i18n';
import { MockHost } from './MockHost';
import { RuleForm } from './RuleForm';

/** What happens to live messages: the rules there are, and new ones. */
export function RulesDialog({
  acting,
  match,
}: {
  readonly acting: Acting;
  readonly match: RuleMatch | null;
}) {
  const rules = acting.rules.value;
  // A new form for each rule that was added.
  const [added, setAdded] = useState(0);

  function add(rule: Rule): void {
    setAdded((count) => count + 1);
    void acting.setRules([...rules, rule]);
  }

  return (
    <Dialog title={t('Rules')} onClose={() => acting.open(null)}>
      <div class="act-form">
        <p class="act-hint">
          {t(
            'Rules work on live messages before the page hears them, and end with this panel. The first that matches decides. Messages with ports are never held.',
          )}
        </p>
        {rules.length === 0 ? null : (
          <ul class="plain-list" aria-label={t('Rules')}>
            {rules.map((rule) => (
              <li key={rule.id} class="act-kept-line">
                <label class="act-check">
                  <input
                    type="checkbox"
                    checked={rule.on}
                    onChange={(event) => {
                      const on = event.currentTarget.checked;
                      void acting.setRules(
                        rules.map((one) => (one === rule ? { ...rule, on } : one)),
                      );
                    }}
                  />
                  {rule.label}
                </label>
                <button
                  type="button"
                  class="tool tool-small"
                  aria-label={t('Remove: {{label}}', { label: rule.label })}
                  onClick={() => void acting.setRules(rules.filter((one) => one !== rule))}
                >
                  <Icon icon={Trash2} size={14} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <RuleForm key={added} acting={acting} first={match} onAdd={add} />
        <MockHost acting={acting} definition={match?.definition ?? null} onAdd={add} />
        <output class="act-notice">{acting.notice.value?.text ?? ''}</output>
      </div>
    </Dialog>
  );
}
