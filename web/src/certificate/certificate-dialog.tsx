import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateUploadDto } from '../../../openapi/client/types.gen.js';
import { ChangeDialog } from '../account/change-dialog.js';
import type { Channel } from '../api/queries.js';
import { CertificateFields } from './certificate-fields.js';
import { uploadOf, type CertificateDraft } from './certificate-draft.js';

interface CertificateDialogProps {
  readonly channel: Channel;
  readonly title: string;
  readonly confirmLabel?: string;
  readonly onConfirm: (upload: CertificateUploadDto) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Replaces a certificate, or adds one. */
export function CertificateDialog({ channel, onConfirm, ...rest }: CertificateDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<CertificateDraft>({ name: '', file: null });
  return (
    <ChangeDialog
      {...rest}
      confirmLabel={rest.confirmLabel ?? t('frame.confirm')}
      fields={['content', 'fileName', 'name']}
      request={uploadOf(draft)}
      onConfirm={onConfirm}
    >
      {(faults) => <CertificateFields channel={channel} value={draft} onChange={setDraft} faults={faults} />}
    </ChangeDialog>
  );
}
