import { useTranslation } from 'react-i18next';
import type { SessionDto } from '../../../openapi/client/types.gen.js';
import { PageHead } from '../design/page-head.js';
import { OrganisationList } from './organisation-list.js';

export function ChooseOrganisationPage({ session }: { readonly session: SessionDto }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('session.choose')}>
        <p>{t('session.chooseWhat')}</p>
      </PageHead>
      <OrganisationList session={session} />
    </>
  );
}
