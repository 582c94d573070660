import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.js';
import { sshKeyRulesQuery } from '../api/queries.js';
import { SignInPage } from '../session/sign-in-page.js';
import { FailedPage } from '../app/failed-page.js';
import { LoadingPage } from '../app/loading-page.js';
import { PageHead } from '../design/page-head.js';
import { RulesAndRecipes } from './rules-and-recipes.js';

export function SshKeyHelpPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(sshKeyRulesQuery());
  if (error instanceof ApiProblem && error.status === 401) return <SignInPage />;
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page-narrow stack">
      <PageHead title={t('help.sshKeys')}>
        <p>{t('help.sshKeysWhat')}</p>
      </PageHead>
      {data ? <RulesAndRecipes published={data} /> : <LoadingPage />}
    </div>
  );
}
