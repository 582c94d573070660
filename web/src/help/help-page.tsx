import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../design/page-head.js';
import { Panel } from '../design/panel.js';
import { Faq } from './faq.js';

/** Help where the guide was needed: how to make what is asked for, and its questions with answers. */
export function HelpPage() {
  const { t } = useTranslation();
  return (
    <div className="page-narrow stack">
      <PageHead title={t('help.title')} />
      <Panel title={t('help.make')}>
        <ul className="stack-tight">
          <li>
            <Link to="/help/certificates">{t('help.certificates')}</Link>
          </li>
          <li>
            <Link to="/help/ssh-keys">{t('help.sshKeys')}</Link>
          </li>
        </ul>
      </Panel>
      <Panel title={t('help.faq')}>
        <Faq />
      </Panel>
      <Panel title={t('help.systems')}>
        <p>{t('help.systemsWhat')}</p>
        <p>
          <a href="/api/docs">{t('help.apiDocs')}</a>
        </p>
      </Panel>
      <p>
        <a href="/assets/licences.md">{t('help.licences')}</a>
      </p>
    </div>
  );
}
