import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceAccountsQuery } from '../api/queries.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { Panel } from '../design/panel.js';
import { saveCsv } from './account-csv.js';
import { EVERYTHING, chosenAccounts, type AccountChoice } from './account-choice.js';
import { AccountFilters } from './account-filters.js';
import { NoAccounts } from './no-accounts.js';
import { WebServicesTable } from './web-services-table.js';

/** From here on a list is long enough to be searched. */
const MANY = 6;

export function WebServicesPanel() {
  const { t } = useTranslation();
  const { data: accounts, error } = useQuery(webServiceAccountsQuery());
  const [choice, setChoice] = useState<AccountChoice>(EVERYTHING);
  const shown = accounts ? chosenAccounts(accounts, choice) : [];
  return (
    <Panel
      title={t('overview.webServices')}
      actions={
        <Link to="/web-services/new" className="button">
          {t('overview.addWebService')}
        </Link>
      }
    >
      {error && <ProblemNotice error={error} />}
      {accounts?.length === 0 && <NoAccounts text={t('overview.noWebServices')} />}
      {accounts && accounts.length >= MANY && (
        <AccountFilters accounts={accounts} choice={choice} onChange={setChoice} shown={shown.length} />
      )}
      {accounts && accounts.length > 0 && (
        <WebServicesTable accounts={shown} order={choice.order} onOrder={(order) => setChoice({ ...choice, order })} />
      )}
      {shown.length > 0 && (
        <div className="row">
          <ActionButton kind="quiet" small onPress={() => saveCsv(shown, t)}>
            {t('overview.exportCsv')}
          </ActionButton>
          {shown.filter(({ channel }) => channel === 'REST').length > 1 && (
            <Link to="/web-services/certificate">{t('overview.toSeveral')}</Link>
          )}
        </div>
      )}
    </Panel>
  );
}
