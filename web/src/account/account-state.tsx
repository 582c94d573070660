import { useTranslation } from 'react-i18next';
import type { AccountStatusDto } from '../../../openapi/client/types.gen.js';

type State = AccountStatusDto['state'];

const TONES: Readonly<Record<State, 'info' | 'good' | 'warning' | 'bad'>> = {
  'being-set-up': 'info',
  active: 'good',
  'being-changed': 'info',
  failed: 'bad',
  disabled: 'warning',
  'being-deleted': 'warning',
};

const MOVING: readonly State[] = ['being-set-up', 'being-changed', 'being-deleted'];

export function AccountState({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  return (
    <span className="badge" data-tone={TONES[state]}>
      {MOVING.includes(state) && <span className="spinner" aria-hidden="true" />}
      {t(`account.state.${state}`)}
    </span>
  );
}
