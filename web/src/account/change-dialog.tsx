import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueDto } from '../../../openapi/client/types.gen.js';
import { faultsOf } from '../api/faults.js';
import { announce } from '../app/announcements.js';
import { FormEnd } from '../app/form-end.js';
import { ModalDialog } from '../design/modal-dialog.js';

interface ChangeDialogProps<Request> {
  readonly title: string;
  readonly confirmLabel?: string;
  /** Fields whose faults the children show themselves. */
  readonly fields: readonly string[];
  /** What is sent. */
  readonly request: Request;
  readonly onConfirm: (request: Request) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: (faults: (field: string) => readonly IssueDto[]) => ReactNode;
}

/** A dialog in which one part of an account is changed; it closes only when the change was accepted. */
export function ChangeDialog<Request>(props: ChangeDialogProps<Request>) {
  const { title, confirmLabel, fields, request, onConfirm, onClose, children } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: onConfirm,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
      announce(t('frame.saved'));
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change.mutate(request);
  };
  return (
    <ModalDialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        {children(faultsOf(change.error, change.variables, request))}
        <FormEnd
          error={change.error}
          fields={fields}
          busy={change.isPending}
          onCancel={onClose}
          {...(confirmLabel && { confirmLabel })}
        />
      </form>
    </ModalDialog>
  );
}
