import { useTranslation } from 'react-i18next';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { SelectInput } from '../design/select-input.js';
import { TextInput } from '../design/text-input.js';
import { compareTexts, formatNumber } from '../i18n/format.js';
import type { AccountChoice } from './account-choice.js';

const STATES = ['active', 'being-set-up', 'being-changed', 'failed', 'disabled', 'being-deleted'] as const;
const WITHIN_DAYS = ['', '0', '30', '60', '90'] as const;

interface AccountFiltersProps {
  readonly accounts: readonly WebServiceAccountDto[];
  readonly choice: AccountChoice;
  readonly onChange: (choice: AccountChoice) => void;
  readonly shown: number;
}

/** Finds one among two hundred. */
export function AccountFilters({ accounts, choice, onChange, shown }: AccountFiltersProps) {
  const { t } = useTranslation();
  const permissions = new Map(
    accounts.flatMap((account) => account.permissions.map(({ code, label }) => [code, label])),
  );
  return (
    <div className="stack-tight">
      <div className="filters">
        <TextInput
          label={t('overview.search')}
          type="search"
          value={choice.search}
          onChange={(search) => onChange({ ...choice, search })}
        />
        <SelectInput
          label={t('overview.state')}
          value={choice.state}
          options={[
            { value: '', label: t('overview.every') },
            ...STATES.map((state) => ({ value: state, label: t(`account.state.${state}`) })),
          ]}
          onChange={(state) => onChange({ ...choice, state })}
        />
        <SelectInput
          label={t('overview.permission')}
          value={choice.permission}
          options={[
            { value: '', label: t('overview.every') },
            ...[...permissions]
              .map(([value, label]) => ({ value, label }))
              .sort((one, other) => compareTexts(one.label, other.label)),
          ]}
          onChange={(permission) => onChange({ ...choice, permission })}
        />
        <SelectInput
          label={t('overview.expiresNext')}
          value={choice.expiresWithin === null ? '' : (String(choice.expiresWithin) as (typeof WITHIN_DAYS)[number])}
          options={WITHIN_DAYS.map((days) => ({
            value: days,
            label:
              days === ''
                ? t('overview.whenever')
                : days === '0'
                  ? t('certificate.expired')
                  : t('overview.withinDays', { days }),
          }))}
          onChange={(days) => onChange({ ...choice, expiresWithin: days === '' ? null : Number(days) })}
        />
      </div>
      <p role="status" className="hint">
        {t('overview.shownOf', { shown: formatNumber(shown), all: formatNumber(accounts.length) })}
      </p>
    </div>
  );
}
