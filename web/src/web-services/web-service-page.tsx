import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { webServiceAccountUpdate } from '../../../openapi/client/sdk.gen.js';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { AccountPage } from '../account/account-page.js';
import { InformationPanels } from '../account/information-panels.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { webServiceAccountQuery } from '../api/queries.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import type { ConnectingAccount } from '../connection/next-steps.js';
import { CopyButton } from '../design/copy-button.js';
import { CertificatesPanel } from './certificates-panel.js';

/** One SOAP or REST account, as in the guide: information, permissions, certificates. */
export function WebServicePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/managed/web-services/$id' });
  const query = useQuery(webServiceAccountQuery(id));
  const account = query.data;
  if (!account) return <UnansweredPage query={query} />;
  const target = { path: { id }, headers: onlyIfStill(account.revision) };
  return (
    <AccountPage account={account} connecting={connecting(account)}>
      {(fixed) => (
        <div className="pair">
          <div className="stack">
            <InformationPanels
              account={account}
              facts={
                account.channel === 'REST' ? [[t('overview.clientId'), <ClientId key="id" account={account} />]] : []
              }
              fixed={fixed}
              onChange={(body) => answer(webServiceAccountUpdate({ ...target, body }))}
            />
          </div>
          <CertificatesPanel account={account} fixed={fixed} />
        </div>
      )}
    </AccountPage>
  );
}

function ClientId({ account: { clientId } }: { readonly account: WebServiceAccountDto }) {
  const { t } = useTranslation();
  if (!clientId) return <span className="quiet">{t('webServices.clientIdComes')}</span>;
  return (
    <>
      <code>{clientId}</code> <CopyButton value={clientId} what={t('overview.clientId')} />
    </>
  );
}

/** The newest certificate is the one to sign with. */
function connecting({ channel, clientId, keyIdRequired, certificates }: WebServiceAccountDto): ConnectingAccount {
  if (channel === 'SOAP') return { channel };
  const newest = certificates.filter(({ state }) => state !== 'removing').at(-1);
  return { channel, clientId, keyIdRequired, keyId: newest?.keyId ?? null };
}
