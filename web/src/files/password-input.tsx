import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { JudgedText } from '../account/judged-text.js';
import { ActionButton } from '../design/action-button.js';
import { TextInput } from '../design/text-input.js';

interface PasswordInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly faults: readonly IssueDto[];
}

/** A new FTP password; it can be looked at while it is typed, since nobody can look it up later. */
export function PasswordInput({ value, onChange, faults }: PasswordInputProps) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  return (
    <div className="field">
      <TextInput
        label={t('files.password')}
        hint={t('files.passwordHint')}
        value={value}
        onChange={onChange}
        // What the rules below say already is not said twice.
        faults={faults.filter(({ rule }) => !rule.startsWith('password-'))}
        type={visible ? 'text' : 'password'}
        autoComplete="new-password"
        isRequired
      >
        <JudgedText kind="password" label={t('files.passwordRules')} text={value} />
      </TextInput>
      <div>
        <ActionButton kind="bare" small aria-pressed={visible} onPress={() => setVisible(!visible)}>
          {t(visible ? 'files.hidePassword' : 'files.showPassword')}
        </ActionButton>
      </div>
    </div>
  );
}
