import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ftpSftpAccountUpdate, ftpSftpCredentialsReplaceCertificate } from '../../../openapi/client/sdk.gen.js';
import type { FtpSftpAccountDto } from '../../../openapi/client/types.gen.js';
import { NameDialog } from '../account/name-dialog.js';
import { PermissionList } from '../account/permission-list.js';
import { PermissionsDialog } from '../account/permissions-dialog.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { CertificateCard } from '../certificate/certificate-card.js';
import { CertificateDialog } from '../certificate/certificate-dialog.js';
import { ActionButton } from '../design/action-button.js';
import { Facts } from '../design/facts.js';
import { Panel } from '../design/panel.js';
import { formatMoment } from '../i18n/format.js';
import { IdentifiersPanel } from './identifiers-panel.js';

interface FileAccountPanelsProps {
  readonly account: FtpSftpAccountDto;
  /** Nothing can be changed any more. */
  readonly fixed: boolean;
}

export function FileAccountPanels({ account, fixed }: FileAccountPanelsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'name' | 'permissions' | 'certificate' | null>(null);
  const close = () => setOpen(null);
  const { id, channel, certificate } = account;
  const target = { path: { id }, headers: onlyIfStill(account.revision) };
  const edit = (what: 'name' | 'permissions', label: string) =>
    fixed ? null : (
      <ActionButton kind="quiet" small aria-label={`${t('frame.change')}: ${label}`} onPress={() => setOpen(what)}>
        {t('frame.change')}
      </ActionButton>
    );
  return (
    <div className="pair">
      <div className="stack">
        <Panel title={t('account.information')} actions={edit('name', t('account.name'))}>
          <Facts
            rows={[
              [t('account.name'), account.name],
              [t('account.note'), account.note],
              [t('account.type'), channel],
              [t('account.created'), formatMoment(account.createdAt)],
            ]}
          />
        </Panel>
        <Panel title={t('account.permissions')} actions={edit('permissions', t('account.permissions'))}>
          <PermissionList permissions={account.permissions} />
        </Panel>
        <IdentifiersPanel account={account} fixed={fixed} />
      </div>
      {certificate && (
        <Panel
          title={t('certificate.titleOf', { name: certificate.name })}
          actions={
            <>
              <a
                className="button"
                data-kind="quiet"
                data-small
                href={`/api/v1/ftp-sftp-accounts/${id}/certificate`}
                download
              >
                {t('frame.download')}
              </a>
              {!fixed && (
                <ActionButton kind="quiet" small onPress={() => setOpen('certificate')}>
                  {t('frame.replace')}
                </ActionButton>
              )}
            </>
          }
        >
          <CertificateCard certificate={certificate} />
        </Panel>
      )}
      {open === 'name' && (
        <NameDialog
          name={account.name}
          note={account.note}
          onConfirm={(body) => answer(ftpSftpAccountUpdate({ ...target, body }))}
          onClose={close}
        />
      )}
      {open === 'permissions' && (
        <PermissionsDialog
          channel={channel}
          granted={account.permissions}
          onConfirm={(codes) => answer(ftpSftpAccountUpdate({ ...target, body: { permissions: [...codes] } }))}
          onClose={close}
        />
      )}
      {open === 'certificate' && (
        <CertificateDialog
          channel={channel}
          title={t('certificate.replaceTitle')}
          onConfirm={(body) => answer(ftpSftpCredentialsReplaceCertificate({ ...target, body }))}
          onClose={close}
        />
      )}
    </div>
  );
}
