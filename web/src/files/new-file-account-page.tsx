import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ftpSftpAccountsQuery } from '../api/queries.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { Notice } from '../design/notice.js';
import { PageHead } from '../design/page-head.js';
import { NewFileAccountForm } from './new-file-account-form.js';

/** The channels of which the sender has a living account already; one that is being deleted stands in nobody's way. */
export function NewFileAccountPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useQuery(ftpSftpAccountsQuery());
  const accounts = query.data;
  if (!accounts) return <UnansweredPage query={query} />;
  const taken = accounts.filter(({ state }) => state !== 'being-deleted').map(({ channel }) => channel);
  return (
    <div className="page-narrow">
      <PageHead title={t('files.newTitle')}>
        <p>
          <Link to="/">{t('account.back')}</Link>
        </p>
      </PageHead>
      {taken.length === 2 ? (
        <Notice tone="warning" title={t('files.bothExist')}>
          <p>{t('files.bothExistWhat')}</p>
        </Notice>
      ) : (
        <NewFileAccountForm
          taken={taken}
          onCreated={(id) => navigate({ to: '/files/$id', params: { id } })}
          onCancel={() => void navigate({ to: '/' })}
        />
      )}
    </div>
  );
}
