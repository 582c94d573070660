import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceCertificatesRemove } from '../../../openapi/client/sdk.gen.js';
import type { WebServiceAccountDto, WebServiceCertificateDto } from '../../../openapi/client/types.gen.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { RemovalDialog } from '../app/removal-dialog.js';
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
  const [now] = useState(() => Date.now());
  const path = { id: account.id, certificateId: certificate.id };
  const noneValid = others.every(({ expiresAt }) => Date.parse(expiresAt) <= now);
  return (
    <RemovalDialog
      title={t('webServices.removeCertificate')}
      done={t('webServices.certificateGoes', { name: certificate.name })}
      onRemove={() => answer(webServiceCertificatesRemove({ path, headers: onlyIfStill(account.revision) }))}
      onClose={onClose}
    >
      <p>
        <strong>{certificate.name}</strong>
      </p>
      <p>{t('webServices.removeWhat')}</p>
      {noneValid && <Notice tone="warning">{t('webServices.noneValidLeft')}</Notice>}
    </RemovalDialog>
  );
}
