import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceCertificatesRemove } from '../../../openapi/client/sdk.gen.js';
import type { WebServiceAccountDto, WebServiceCertificateDto } from '../../../openapi/client/types.gen.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { announce } from '../app/announcements.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { ModalDialog } from '../design/modal-dialog.js';
import { Notice } from '../design/notice.js';

interface RemoveCertificateDialogProps {
  readonly account: WebServiceAccountDto;
  readonly certificate: WebServiceCertificateDto;
  /** Those that would stay. */
  readonly others: readonly WebServiceCertificateDto[];
  readonly onClose: () => void;
}

/** Asks once more, says what stops working, and warns where no valid certificate would stay. */
export function RemoveCertificateDialog({ account, certificate, others, onClose }: RemoveCertificateDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [now] = useState(() => Date.now());
  const remove = useMutation({
    mutationFn: () =>
      answer(
        webServiceCertificatesRemove({
          path: { id: account.id, certificateId: certificate.id },
          headers: onlyIfStill(account.revision),
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
      announce(t('webServices.certificateGoes', { name: certificate.name }));
    },
  });
  const noneValid = others.every(({ expiresAt }) => Date.parse(expiresAt) <= now);
  return (
    <ModalDialog title={t('webServices.removeCertificate')} onClose={onClose} alert>
      <ProblemNotice error={remove.error} />
      <p>
        <strong>{certificate.name}</strong>
      </p>
      <p>{t('webServices.removeWhat')}</p>
      {noneValid && <Notice tone="warning">{t('webServices.noneValidLeft')}</Notice>}
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
