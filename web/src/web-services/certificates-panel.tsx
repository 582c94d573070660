import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceCertificatesAdd, webServiceCertificatesReplace } from '../../../openapi/client/sdk.gen.js';
import type { WebServiceAccountDto, WebServiceCertificateDto } from '../../../openapi/client/types.gen.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { CertificateCard } from '../certificate/certificate-card.js';
import { CertificateDialog } from '../certificate/certificate-dialog.js';
import { ActionButton } from '../design/action-button.js';
import { Notice } from '../design/notice.js';
import { Panel } from '../design/panel.js';
import { RemoveCertificateDialog } from './remove-certificate-dialog.js';

interface CertificatesPanelProps {
  readonly account: WebServiceAccountDto;
  readonly fixed: boolean;
}

/** SOAP has one certificate, which is replaced; REST has one to many. */
export function CertificatesPanel({ account, fixed }: CertificatesPanelProps) {
  const { t } = useTranslation();
  const [uploading, setUploading] = useState(false);
  const [removing, setRemoving] = useState<WebServiceCertificateDto | null>(null);
  const isRest = account.channel === 'REST';
  const target = { path: { id: account.id }, headers: onlyIfStill(account.revision) };
  const wanted = account.certificates.filter(({ state }) => state !== 'removing');
  return (
    <div className="stack">
      {isRest && (
        <div className="row-apart">
          <h2>{t('webServices.certificates')}</h2>
          {!fixed && <ActionButton onPress={() => setUploading(true)}>{t('webServices.addCertificate')}</ActionButton>}
        </div>
      )}
      {account.keyIdRequired && <Notice tone="warning">{t('webServices.keyIdRequired')}</Notice>}
      {account.certificates.map((certificate) => (
        <Panel
          key={certificate.id}
          title={t('certificate.titleOf', { name: certificate.name })}
          actions={
            <>
              <a
                className="button"
                data-kind="quiet"
                data-small
                aria-label={`${t('frame.download')}: ${certificate.name}`}
                href={`/api/v1/web-service-accounts/${account.id}/certificates/${certificate.id}`}
                download
              >
                {t('frame.download')}
              </a>
              {!fixed && !isRest && (
                <ActionButton kind="quiet" small onPress={() => setUploading(true)}>
                  {t('frame.replace')}
                </ActionButton>
              )}
              {!fixed && isRest && certificate.state !== 'removing' && wanted.length > 1 && (
                <ActionButton
                  kind="quiet"
                  small
                  aria-label={`${t('frame.delete')}: ${certificate.name}`}
                  onPress={() => setRemoving(certificate)}
                >
                  {t('frame.delete')}
                </ActionButton>
              )}
            </>
          }
        >
          <CertificateCard certificate={certificate} keyId={certificate.keyId} />
        </Panel>
      ))}
      {isRest && wanted.length === 1 && !fixed && <p className="hint">{t('webServices.lastStays')}</p>}
      {uploading && (
        <CertificateDialog
          channel={account.channel}
          title={t(isRest ? 'webServices.addCertificate' : 'certificate.replaceTitle')}
          confirmLabel={t(isRest ? 'frame.add' : 'frame.confirm')}
          onConfirm={(body) =>
            answer(
              isRest
                ? webServiceCertificatesAdd({ ...target, body })
                : webServiceCertificatesReplace({ ...target, body }),
            )
          }
          onClose={() => setUploading(false)}
        />
      )}
      {removing && (
        <RemoveCertificateDialog
          account={account}
          certificate={removing}
          others={wanted.filter(({ id }) => id !== removing.id)}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}
