import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';
import { PageHead } from '../design/page-head.js';
import { ContactForm } from './contact-form.js';

/** The first sign-in of an organisation: whom to reach. Cancelling leads to a page that says what is missing. */
export function ContactFirst({ organisationName }: { readonly organisationName: string }) {
  const { t } = useTranslation();
  const [cancelled, setCancelled] = useState(false);
  if (cancelled)
    return (
      <div className="page-narrow stack">
        <PageHead title={t('contact.nothingYet')} />
        <p>{t('contact.nothingYetWhy', { organisation: organisationName })}</p>
        <div>
          <ActionButton onPress={() => setCancelled(false)}>{t('contact.giveNow')}</ActionButton>
        </div>
      </div>
    );
  return (
    <div className="page-narrow">
      <PageHead title={t('contact.title')}>
        <p>{t('contact.why', { organisation: organisationName })}</p>
        <p className="hint">{t('contact.whom')}</p>
      </PageHead>
      <ContactForm contact={null} onConfirmed={() => undefined} onCancel={() => setCancelled(true)} />
    </div>
  );
}
