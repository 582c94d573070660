import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/language.js';

const LOCALES = { nl: 'nl-NL', fr: 'fr-FR', de: 'de-DE', en: 'en-US' } as const;

/** The few words that components say by themselves, in the page's language. */
export function ComponentsLanguage({ children }: { readonly children: ReactNode }) {
  useTranslation();
  return <I18nProvider locale={LOCALES[currentLanguage()]}>{children}</I18nProvider>;
}
