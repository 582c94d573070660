import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { capacityLabel, organisationLabel } from '../../../src/identity/identity.texts.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { ActionButton } from '../design/action-button.js';
import { MoreButton } from '../design/more-button.js';
import { PageHead } from '../design/page-head.js';
import { TextInput } from '../design/text-input.js';
import { currentLanguage } from '../i18n/language.js';
import { sendersQuery } from './operations-queries.js';

/** Finds a sender by its number, its organisation's number, or a part of its name. */
export function SendersPage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const pages = useInfiniteQuery(sendersQuery(search));
  const senders = pages.data?.pages.flatMap(({ items }) => items);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setSearch(typed.trim());
  };
  return (
    <div className="page-narrow">
      <PageHead title={t('operations.senders')} />
      <div className="stack">
        <form className="stack" onSubmit={submit}>
          <TextInput
            label={t('overview.search')}
            hint={t('operations.searchHint')}
            type="search"
            value={typed}
            onChange={setTyped}
          />
          <div>
            <ActionButton type="submit" busy={pages.isLoading && t('frame.loading')}>
              {t('overview.search')}
            </ActionButton>
          </div>
        </form>
        <ProblemNotice error={pages.error} />
        <div role="status">{senders?.length === 0 && <p>{t('operations.noSender')}</p>}</div>
        <ul className="plain-list stack-tight">
          {senders?.map(({ number, organisationName, organisationNumber, capacity }) => (
            <li key={number}>
              <Link to="/operations/senders/$number" params={{ number }}>
                {number}
              </Link>{' '}
              {organisationLabel({ name: organisationName, number: organisationNumber })},{' '}
              {capacityLabel(capacity)[currentLanguage()]}
            </li>
          ))}
        </ul>
        <MoreButton pages={pages} label={t('operations.more')} />
      </div>
    </div>
  );
}
