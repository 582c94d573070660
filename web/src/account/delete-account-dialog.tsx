import { useTranslation } from 'react-i18next';
import { ftpSftpAccountDelete, webServiceAccountDelete } from '../../../openapi/client/sdk.gen.js';
import type { AccountStatusDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { RemovalDialog } from '../app/removal-dialog.js';
import { onlyIfStill } from './revision-header.js';

interface DeleteAccountDialogProps {
  readonly account: Pick<AccountStatusDto, 'id' | 'channel' | 'name' | 'revision'>;
  readonly onDeleted?: () => Promise<void>;
  readonly onClose: () => void;
}

const DELETE = {
  FTP: ftpSftpAccountDelete,
  SFTP: ftpSftpAccountDelete,
  SOAP: webServiceAccountDelete,
  REST: webServiceAccountDelete,
} as const;

/** Asks once more, and says what stops working. */
export function DeleteAccountDialog({ account, onDeleted, onClose }: DeleteAccountDialogProps) {
  const { t } = useTranslation();
  const { id, channel, name, revision } = account;
  return (
    <RemovalDialog
      title={t('account.deleteTitle')}
      done={t('frame.deleted', { name })}
      onRemove={() => answer<unknown>(DELETE[channel]({ path: { id }, headers: onlyIfStill(revision) }))}
      onRemoved={onDeleted}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong> ({channel})
      </p>
      <p>{t(`account.stops.${channel}`)}</p>
      <p>{t('account.deleteSure')}</p>
    </RemovalDialog>
  );
}
