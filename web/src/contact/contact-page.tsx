import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contactQuery } from '../api/queries.js';
import { PageHead } from '../design/page-head.js';
import { ContactForm } from './contact-form.js';

/** Contact details, to be changed. */
export function ContactPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: contact } = useQuery(contactQuery());
  if (!contact) return null;
  const back = () => navigate({ to: '/' });
  return (
    <div className="page-narrow">
      <PageHead title={t('contact.title')}>
        <p>{t('contact.why', { organisation: contact.sender.organisationName })}</p>
        <p className="hint">{t('contact.whom')}</p>
      </PageHead>
      <ContactForm contact={contact} onConfirmed={back} onCancel={() => void back()} />
    </div>
  );
}
