import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ContactDto } from '../../../openapi/client/types.gen.js';
import { LANGUAGE_NAMES } from '../app/language-choice.js';
import { Panel } from '../design/panel.js';

export function ContactPanel({ contact }: { readonly contact: ContactDto }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('contact.title')}
      actions={
        <Link to="/contact" className="button" data-kind="quiet">
          {t('contact.update')}
        </Link>
      }
    >
      <div className="row">
        <span>
          <strong>{contact.name}</strong>
          {contact.function && <span className="quiet">, {contact.function}</span>}
        </span>
        <span>{contact.phoneNumber}</span>
        <span>{contact.email}</span>
        <span className="quiet">{LANGUAGE_NAMES[contact.language]}</span>
      </div>
    </Panel>
  );
}
