import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import type { Channel } from '../api/queries.js';
import { CardChoice } from '../design/card-choice.js';
import { Panel } from '../design/panel.js';
import { TextInput } from '../design/text-input.js';
import { PermissionChoice } from './permission-choice.js';

export interface Basics<Offered extends Channel> {
  readonly channel: Offered;
  readonly name: string;
  readonly permissions: readonly string[];
}

interface NewAccountBasicsProps<Offered extends Channel> {
  readonly value: Basics<Offered>;
  readonly onChange: (value: Basics<Offered>) => void;
  /** The channels to choose from, each with what it is, or why it cannot be chosen. */
  readonly options: ComponentProps<typeof CardChoice<Offered>>['options'];
  readonly faults: (field: string) => readonly IssueDto[];
}

/** What every new account begins with: its channel, its name, and what it may do. */
export function NewAccountBasics<Offered extends Channel>(props: NewAccountBasicsProps<Offered>) {
  const { value, onChange, options, faults } = props;
  const { t } = useTranslation();
  return (
    <Panel title={t('account.information')}>
      <CardChoice
        label={t('account.type')}
        value={value.channel}
        onChange={(channel) => onChange({ ...value, channel })}
        options={options}
      />
      <TextInput
        label={t('account.name')}
        hint={t('account.nameHint')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        faults={faults('name')}
        isRequired
      />
      {value.channel !== 'SOAP' && (
        <PermissionChoice
          channel={value.channel}
          value={value.permissions}
          onChange={(permissions) => onChange({ ...value, permissions })}
          faults={faults('permissions')}
        />
      )}
    </Panel>
  );
}
