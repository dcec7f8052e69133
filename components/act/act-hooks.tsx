import { SendHorizontal, ShieldBan, Unplug } from 'lucide';
import type { PanelHooks } from '@/components/context';
import type { Acting } from '@/lib/act/acting';
import { t } from '@/lib/i18n';
import { ActDialogs } from './ActDialogs';
import { Actions } from './Actions';
import { actions } from './menus';
import { RulesBanner } from './RulesBanner';
import { VerifyBox } from './VerifyBox';
import './act.css';

type ActHooks = Required<
  Pick<PanelHooks, 'renderActions' | 'rowActions' | 'toolbar' | 'banner' | 'renderToken'>
>;

/** Everything by which the panel lets the user act, to be put among its hooks. */
export function createActHooks(acting: Acting): ActHooks {
  return {
    renderActions: (subject) => <Actions acting={acting} subject={subject} />,
    rowActions: (subject) => actions(acting, subject),
    renderToken: (token) => <VerifyBox key={token.id} acting={acting} token={token} />,
    banner: () => (
      <>
        <RulesBanner acting={acting} />
        <ActDialogs acting={acting} />
      </>
    ),
    toolbar: () => [
      {
        id: 'send',
        label: t('Send a message'),
        icon: SendHorizontal,
        run: () => acting.write(null, null),
      },
      {
        id: 'rules',
        label: t('Rules'),
        icon: ShieldBan,
        checked: acting.activeRules.value.length > 0,
        run: () => acting.open({ type: 'rules', match: null }),
      },
      {
        id: 'endpoint',
        label: t('Refresh endpoint'),
        icon: Unplug,
        run: () => acting.open({ type: 'endpoint', parties: null }),
      },
    ],
  };
}
