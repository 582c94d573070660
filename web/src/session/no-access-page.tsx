import { useTranslation } from 'react-i18next';
import type { SessionDto } from '../../../openapi/client/types.gen.js';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { OrganisationList } from './organisation-list.js';
import { organisationText } from './organisation-text.js';

/** The guide's error page 403: why, for which organisation and role, and whom to ask. */
export function NoAccessPage({ session }: { readonly session: SessionDto }) {
  const { t } = useTranslation();
  const text = session.organisation && organisationText(session.organisation);
  return (
    <div className="page-narrow stack">
      <PageHead title={t('session.noAccess')}>
        <p>{t('session.dearVisitor')}</p>
        <p>{t('session.noRights')}</p>
      </PageHead>
      <p>
        {text
          ? t('session.noAccessWhy', { organisation: text.organisation, role: text.role })
          : t('session.noOrganisation')}
      </p>
      <Panel title={t('session.whatToDo')}>
        <ul className="stack">
          <li>{t('session.notAManager')}</li>
          <li>{t('session.aManager')}</li>
        </ul>
      </Panel>
      {session.organisations.length > 1 && (
        <Panel title={t('session.otherOrganisation')}>
          <OrganisationList session={session} />
        </Panel>
      )}
    </div>
  );
}
