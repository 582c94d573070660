import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../api/queries.js';
import { announce } from '../app/announcements.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { ModalDialog } from '../design/modal-dialog.js';

interface DeleteAccountDialogProps {
  readonly channel: Channel;
  readonly name: string;
  readonly onDelete: () => Promise<unknown>;
  readonly onDeleted?: () => void;
  readonly onClose: () => void;
}

/** Asks once more, and says what stops working. */
export function DeleteAccountDialog({ channel, name, onDelete, onDeleted, onClose }: DeleteAccountDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: onDelete,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
      onDeleted?.();
      announce(t('frame.deleted', { name }));
    },
  });
  return (
    <ModalDialog title={t('account.deleteTitle')} onClose={onClose} alert>
      <ProblemNotice error={remove.error} />
      <p>
        <strong>{name}</strong> ({channel})
      </p>
      <p>{t(`account.stops.${channel}`)}</p>
      <p>{t('account.deleteSure')}</p>
      <div className="row">
        <ActionButton kind="danger" busy={remove.isPending && t('account.deleting')} onPress={() => remove.mutate()}>
          {t('frame.delete')}
        </ActionButton>
        <ActionButton kind="quiet" onPress={onClose} autoFocus>
          {t('frame.cancel')}
        </ActionButton>
      </div>
    </ModalDialog>
  );
}
