import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { webServiceAccountsQuery } from '../api/queries.js';
import { UnansweredPage } from '../app/unanswered-page.js';
import { PageHead } from '../design/page-head.js';
import { NewWebServiceForm } from './new-web-service-form.js';

export function NewWebServicePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useQuery(webServiceAccountsQuery());
  const accounts = query.data;
  if (!accounts) return <UnansweredPage query={query} />;
  return (
    <div className="page-narrow">
      <PageHead title={t('webServices.newTitle')}>
        <p>
          <Link to="/">{t('account.back')}</Link>
        </p>
      </PageHead>
      <NewWebServiceForm
        // An account that is being deleted stands in nobody's way.
        hasSoap={accounts.some(({ channel, state }) => channel === 'SOAP' && state !== 'being-deleted')}
        onCreated={(id) => navigate({ to: '/web-services/$id', params: { id } })}
        onCancel={() => void navigate({ to: '/' })}
      />
    </div>
  );
}
