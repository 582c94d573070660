import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';
import { ModalDialog } from '../design/modal-dialog.js';
import { announce } from './announcements.js';
import { ProblemNotice } from './problem-notice.js';

interface RemovalDialogProps {
  readonly title: string;
  /** What the page says once it was accepted. */
  readonly done: string;
  readonly onRemove: () => Promise<unknown>;
  readonly onRemoved?: (() => Promise<void>) | undefined;
  readonly onClose: () => void;
  /** What goes, and what stops working. */
  readonly children: ReactNode;
}

/** Asks once more before something goes for good. */
export function RemovalDialog({ title, done, onRemove, onRemoved, onClose, children }: RemovalDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: onRemove,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
      await onRemoved?.();
      announce(done);
    },
  });
  return (
    <ModalDialog title={title} onClose={onClose} alert>
      <ProblemNotice error={remove.error} />
      {children}
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
