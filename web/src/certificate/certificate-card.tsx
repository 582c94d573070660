import { useTranslation } from 'react-i18next';
import type { CertificateDto } from '../../../openapi/client/types.gen.js';
import { PartState } from '../account/part-state.js';
import { CopyButton } from '../design/copy-button.js';
import { Facts } from '../design/facts.js';
import { ExpiryDay } from './expiry-day.js';

interface CertificateCardProps {
  readonly certificate: CertificateDto;
  /** The `kid` of assertions that are signed with its key; REST only. */
  readonly keyId?: string | null;
}

/** What the guide shows of a certificate, and its fingerprints. */
export function CertificateCard({ certificate, keyId }: CertificateCardProps) {
  const { t } = useTranslation();
  const { name, fileName, owner, organisation, issuer, expiresAt, serialNumber, keyName, state } = certificate;
  return (
    <>
      <PartState state={state} />
      <Facts
        rows={[
          [t('certificate.name'), name],
          [t('certificate.fileName'), fileName],
          [t('certificate.owner'), owner],
          [t('certificate.organisation'), organisation],
          [t('certificate.issuer'), issuer],
          [t('certificate.expires'), <ExpiryDay key="expires" iso={expiresAt} />],
          [t('certificate.serialNumber'), serialNumber],
          [t('certificate.key'), keyName],
        ]}
      />
      <details>
        <summary>{t('certificate.fingerprints')}</summary>
        <Facts
          rows={[
            [
              t('certificate.fingerprint'),
              <Fingerprint
                key="certificate"
                what={t('certificate.fingerprint')}
                value={certificate.fingerprintSha256}
              />,
            ],
            [
              t('certificate.publicKeyHash'),
              <Fingerprint key="key" what={t('certificate.publicKeyHash')} value={certificate.publicKeySha256} />,
            ],
            [t('certificate.keyId'), keyId && <Fingerprint key="kid" what={t('certificate.keyId')} value={keyId} />],
          ]}
        />
      </details>
    </>
  );
}

function Fingerprint({ value, what }: { readonly value: string; readonly what: string }) {
  return (
    <>
      <code>{value}</code> <CopyButton value={value} what={what} />
    </>
  );
}
