import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../design/text-input.js';
import { ChangeDialog } from './change-dialog.js';

interface NameDialogProps {
  readonly name: string;
  readonly onConfirm: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

export function NameDialog({ name, onConfirm, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  return (
    <ChangeDialog
      title={t('account.changeName')}
      fields={['name']}
      request={{ name: typed }}
      onConfirm={({ name: wanted }) => onConfirm(wanted)}
      onClose={onClose}
    >
      {(faults) => (
        <TextInput
          label={t('account.name')}
          hint={t('account.nameHint')}
          value={typed}
          onChange={setTyped}
          faults={faults('name')}
          isRequired
          autoFocus
        />
      )}
    </ChangeDialog>
  );
}
