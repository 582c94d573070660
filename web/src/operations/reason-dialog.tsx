import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeDialog } from '../account/change-dialog.js';
import { TextInput } from '../design/text-input.js';

interface ReasonDialogProps {
  readonly title: string;
  readonly what: string;
  readonly confirmLabel: string;
  readonly field: 'reason' | 'text';
  readonly initially?: string;
  readonly onConfirm: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** What operations do to others is done with a reason, which is written down. */
export function ReasonDialog({
  title,
  what,
  confirmLabel,
  field,
  initially = '',
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(initially);
  return (
    <ChangeDialog
      title={title}
      confirmLabel={confirmLabel}
      fields={[field]}
      request={{ [field]: text }}
      onConfirm={() => onConfirm(text)}
      onClose={onClose}
    >
      {(faults) => (
        <TextInput
          label={t(field === 'reason' ? 'operations.reason' : 'operations.note')}
          hint={what}
          value={text}
          onChange={setText}
          faults={faults(field)}
          isRequired={field === 'reason'}
          autoFocus
        />
      )}
    </ChangeDialog>
  );
}
