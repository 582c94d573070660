import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { AccountPage } from '../account/account-page.js';
import { ftpSftpAccountQuery } from '../api/queries.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { FileAccountPanels } from './file-account-panels.js';

/** One FTP or SFTP account, as in the guide: information, identifiers, certificate. */
export function FileAccountPage() {
  const { id } = useParams({ from: '/managed/files/$id' });
  const query = useQuery(ftpSftpAccountQuery(id));
  const account = query.data;
  if (!account) return <UnansweredPage query={query} />;
  return (
    <AccountPage account={account} connecting={account}>
      {(fixed) => <FileAccountPanels account={account} fixed={fixed} />}
    </AccountPage>
  );
}
