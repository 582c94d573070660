import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { organisationLabel } from '../../../src/identity/identity.texts.js';
import { AccountProgress } from '../account/account-progress.js';
import { PermissionList } from '../account/permission-list.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { CertificateCard } from '../certificate/certificate-card.js';
import { Notice } from '../design/notice.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { AccessButton } from './access-button.js';
import { senderViewQuery } from './operations-queries.js';

/** A sender as its own people see it: nothing of theirs can be changed here but whether an account may be used, and the look is written down. */
export function SenderPage() {
  const { t } = useTranslation();
  const { number } = useParams({ from: '/operators/operations/senders/$number' });
  const query = useQuery(senderViewQuery(number));
  if (!query.data) return <UnansweredPage query={query} />;
  const { contact, ftpSftpAccounts, webServiceAccounts } = query.data;
  const { organisationName, organisationNumber } = contact.sender;
  return (
    <>
      <PageHead title={`${number} - ${organisationLabel({ name: organisationName, number: organisationNumber })}`}>
        <p>
          <Link to="/operations/senders">{t('operations.backToSenders')}</Link>
        </p>
        <Notice>{t('operations.lookIsWritten')}</Notice>
      </PageHead>
      <div className="stack facts-in-columns">
        <Panel title={t('contact.title')}>
          <p>
            <strong>{contact.name}</strong> {contact.phoneNumber} {contact.email}
          </p>
        </Panel>
        {[...ftpSftpAccounts, ...webServiceAccounts].map((account) => (
          <Panel
            key={account.id}
            title={`${account.name} (${account.channel})`}
            actions={
              account.state !== 'being-deleted' && (
                <AccessButton account={account} disabled={account.disabled !== null} />
              )
            }
          >
            <AccountProgress status={account} />
            <PermissionList permissions={account.permissions} />
            {('certificates' in account ? account.certificates : [account.certificate]).map(
              (certificate) => certificate && <CertificateCard key={certificate.id} certificate={certificate} />,
            )}
          </Panel>
        ))}
      </div>
    </>
  );
}
