import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ftpSftpAccountUpdate, ftpSftpCredentialsReplaceCertificate } from '../../../openapi/client/sdk.gen.js';
import type { FtpSftpAccountDto } from '../../../openapi/client/types.gen.js';
import { InformationPanels } from '../account/information-panels.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { CertificateCard } from '../certificate/certificate-card.js';
import { CertificateDialog } from '../certificate/certificate-dialog.js';
import { ActionButton } from '../design/action-button.js';
import { Panel } from '../design/panel.js';
import { IdentifiersPanel } from './identifiers-panel.js';

interface FileAccountPanelsProps {
  readonly account: FtpSftpAccountDto;
  /** Nothing can be changed any more. */
  readonly fixed: boolean;
}

export function FileAccountPanels({ account, fixed }: FileAccountPanelsProps) {
  const { t } = useTranslation();
  const [replacing, setReplacing] = useState(false);
  const { id, channel, certificate } = account;
  const target = { path: { id }, headers: onlyIfStill(account.revision) };
  return (
    <div className="pair">
      <div className="stack">
        <InformationPanels
          account={account}
          fixed={fixed}
          onChange={(body) => answer(ftpSftpAccountUpdate({ ...target, body }))}
        />
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
                <ActionButton kind="quiet" small onPress={() => setReplacing(true)}>
                  {t('frame.replace')}
                </ActionButton>
              )}
            </>
          }
        >
          <CertificateCard certificate={certificate} />
        </Panel>
      )}
      {replacing && (
        <CertificateDialog
          channel={channel}
          title={t('certificate.replaceTitle')}
          onConfirm={(body) => answer(ftpSftpCredentialsReplaceCertificate({ ...target, body }))}
          onClose={() => setReplacing(false)}
        />
      )}
    </div>
  );
}
