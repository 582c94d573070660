import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceCertificatesAdd } from '../../../openapi/client/sdk.gen.js';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { webServiceAccountsQuery } from '../api/queries.js';
import { LoadingPage } from '../app/loading-page.js';
import { ProblemNotice } from '../app/problem-notice.js';
import { uploadOf, type CertificateDraft } from '../certificate/certificate-draft.js';
import { CertificateFields } from '../certificate/certificate-fields.js';
import { ActionButton } from '../design/action-button.js';
import { CheckList } from '../design/check-list.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { compareTexts } from '../i18n/format.js';
import { AdditionResults, type Addition } from './addition-results.js';

/** One certificate for several REST accounts at once, with a result for each. */
export function CertificateToSeveralPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: accounts, error } = useQuery(webServiceAccountsQuery());
  const [draft, setDraft] = useState<CertificateDraft>({ name: '', file: null });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [additions, setAdditions] = useState<readonly Addition[]>([]);
  const [busy, setBusy] = useState(false);
  if (!accounts) return error ? <ProblemNotice error={error} /> : <LoadingPage />;
  const offered = accounts
    .filter(({ channel, state }) => channel === 'REST' && state !== 'being-deleted')
    .sort((one, other) => compareTexts(one.name, other.name));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setAdditions([]);
    // One after the other: each is judged by itself, and a sender's limit is told where it is reached.
    for (const account of offered.filter(({ id }) => chosen.includes(id))) {
      const problem = await add(account, draft);
      setAdditions((done) => [...done, { id: account.id, name: account.name, problem }]);
      if (problem === null) setChosen((still) => still.filter((id) => id !== account.id));
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: ['accounts'] });
  };
  return (
    <div className="page-narrow">
      <PageHead title={t('several.title')}>
        <p>
          <Link to="/">{t('account.back')}</Link>
        </p>
        <p>{t('several.what')}</p>
      </PageHead>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Panel title={t('certificate.title')}>
          <CertificateFields channel="REST" value={draft} onChange={setDraft} faults={() => []} />
        </Panel>
        <Panel
          title={t('several.accounts')}
          actions={
            <ActionButton kind="bare" small onPress={() => setChosen(offered.map(({ id }) => id))}>
              {t('several.all')}
            </ActionButton>
          }
        >
          <CheckList
            label={t('several.which')}
            value={chosen}
            options={offered.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        </Panel>
        <AdditionResults additions={additions} />
        <div>
          <ActionButton
            type="submit"
            isDisabled={chosen.length === 0 || !draft.file || !draft.name.trim()}
            busy={busy && t('several.done', { done: additions.length, all: additions.length + chosen.length })}
          >
            {t('several.add', { count: chosen.length })}
          </ActionButton>
        </div>
      </form>
    </div>
  );
}

/** Null when it was added. */
async function add({ id, revision }: WebServiceAccountDto, draft: CertificateDraft): Promise<unknown> {
  try {
    const body = uploadOf(draft);
    await answer(webServiceCertificatesAdd({ path: { id }, body, headers: onlyIfStill(revision) }));
    return null;
  } catch (error) {
    return error;
  }
}
