import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectionsQuery } from '../api/queries.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { Panel } from '../design/panel.js';
import { FileSteps } from './file-steps.js';
import { RestSteps } from './rest-steps.js';
import { SoapSteps } from './soap-steps.js';

/** An account as far as connecting needs it. */
export type ConnectingAccount =
  | { readonly channel: 'FTP' | 'SFTP'; readonly login: string }
  | { readonly channel: 'SOAP' }
  | {
      readonly channel: 'REST';
      readonly clientId: string | null;
      readonly keyId: string | null;
      readonly keyIdRequired: boolean;
    };

/** Where to connect to, and what to do next, with samples to copy. */
export function NextSteps({ account }: { readonly account: ConnectingAccount }) {
  const { t } = useTranslation();
  const { data: connections, error } = useQuery(connectionsQuery());
  if (error) return <ProblemNotice error={error} />;
  if (!connections) return null;
  const { ftp, sftp, soap, rest } = connections;
  const files = account.channel === 'FTP' ? ftp : sftp;
  return (
    <Panel title={t('connection.title')}>
      {(account.channel === 'FTP' || account.channel === 'SFTP') && files && (
        <FileSteps channel={account.channel} login={account.login} connection={files} />
      )}
      {account.channel === 'SOAP' && soap && <SoapSteps url={soap.url} />}
      {account.channel === 'REST' && rest && <RestSteps account={account} connection={rest} />}
    </Panel>
  );
}
