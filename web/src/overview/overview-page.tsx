import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contactQuery, ftpSftpAccountsQuery, webServiceAccountsQuery } from '../api/queries.js';
import { LoadingPage } from '../app/loading-page.js';
import { ContactPanel } from '../contact/contact-panel.js';
import { PageHead } from '../design/page-head.js';
import { FilesPanel } from './files-panel.js';
import { WebServicesPanel } from './web-services-panel.js';

/** The guide's first page: contact, FTP and SFTP, web services. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { data: contact } = useQuery(contactQuery());
  const files = useQuery(ftpSftpAccountsQuery());
  const webServices = useQuery(webServiceAccountsQuery());
  // All at once: nothing that is read already moves when the rest arrives.
  if (!contact || files.isPending || webServices.isPending) return <LoadingPage />;
  return (
    <>
      <PageHead title={t('overview.title')} />
      <div className="stack">
        <ContactPanel contact={contact} />
        <FilesPanel senderNumber={contact.sender.number} />
        <WebServicesPanel />
      </div>
    </>
  );
}
