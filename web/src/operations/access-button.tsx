import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountAccessSetDisabled } from '../../../openapi/client/sdk.gen.js';
import { answer } from '../api/answer.js';
import { ActionButton } from '../design/action-button.js';
import { ReasonDialog } from './reason-dialog.js';

interface AccessButtonProps {
  readonly account: { readonly id: string; readonly name: string };
  readonly disabled: boolean;
}

/** Keeps an account from being used, or lets it be used again, with a reason for colleagues. */
export function AccessButton({ account: { id, name }, disabled }: AccessButtonProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const label = t(disabled ? 'operations.enable' : 'operations.disable');
  const change = async (reason: string) => {
    await answer(accountAccessSetDisabled({ path: { id }, body: { disabled: !disabled, reason } }));
    await client.invalidateQueries({ queryKey: ['operations'] });
  };
  return (
    <>
      <ActionButton kind="quiet" small aria-label={`${label}: ${name}`} onPress={() => setOpen(true)}>
        {label}
      </ActionButton>
      {open && (
        <ReasonDialog
          title={`${label}: ${name}`}
          what={t(disabled ? 'operations.enableWhat' : 'operations.disableWhat')}
          confirmLabel={label}
          field="reason"
          onConfirm={change}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
