import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.js';
import { certificateRulesQuery, type Channel } from '../api/queries.js';
import { SignInPage } from '../session/sign-in-page.js';
import { FailedPage } from '../app/failed-page.js';
import { LoadingPage } from '../app/loading-page.js';
import { PageHead } from '../design/page-head.js';
import { SelectInput } from '../design/select-input.js';
import { RulesAndRecipes } from './rules-and-recipes.js';

const CHANNELS = ['REST', 'SOAP', 'SFTP', 'FTP'] as const satisfies readonly Channel[];

/** The rules of a channel, and how to make a certificate that they accept, for each system. */
export function CertificateHelpPage() {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<Channel>('REST');
  const { data, error, refetch } = useQuery(certificateRulesQuery(channel));
  if (error instanceof ApiProblem && error.status === 401) return <SignInPage />;
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page-narrow stack">
      <PageHead title={t('help.certificates')}>
        <p>{t('help.certificatesWhat')}</p>
      </PageHead>
      <SelectInput
        label={t('help.forChannel')}
        value={channel}
        options={CHANNELS.map((value) => ({ value, label: value }))}
        onChange={setChannel}
      />
      {data ? <RulesAndRecipes published={data} /> : <LoadingPage />}
    </div>
  );
}
