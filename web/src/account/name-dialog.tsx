import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../design/text-input.js';
import { ChangeDialog } from './change-dialog.js';

interface NameDialogProps {
  readonly name: string;
  readonly note: string | null;
  readonly onConfirm: (change: { readonly name: string; readonly note: string | null }) => Promise<unknown>;
  readonly onClose: () => void;
}

export function NameDialog({ name, note, onConfirm, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const [typedNote, setTypedNote] = useState(note ?? '');
  return (
    <ChangeDialog
      title={t('account.changeName')}
      fields={['name', 'note']}
      request={{ name: typed, note: typedNote.trim() || null }}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <TextInput
            label={t('account.name')}
            hint={t('account.nameHint')}
            value={typed}
            onChange={setTyped}
            faults={faults('name')}
            isRequired
            autoFocus
          />
          <TextInput
            label={t('account.note')}
            hint={t('account.noteHint')}
            value={typedNote}
            onChange={setTypedNote}
            faults={faults('note')}
          />
        </>
      )}
    </ChangeDialog>
  );
}
