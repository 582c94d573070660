import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../../src/platform/i18n/language.js';
import { showLanguage, startLanguage } from './language.js';
import type { Texts } from './texts/nl/index.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
    returnNull: false;
  }
}

const LOADERS: Readonly<Record<Language, () => Promise<{ readonly TEXTS: Texts }>>> = {
  nl: () => import('./texts/nl/index.js'),
  fr: () => import('./texts/fr/index.js'),
  de: () => import('./texts/de/index.js'),
  en: () => import('./texts/en/index.js'),
};

/** Only the language that is shown travels. */
const texts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, _namespace, done) => {
    LOADERS[language as Language]().then(
      ({ TEXTS }) => done(null, TEXTS),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

export async function startTexts(): Promise<void> {
  const language = startLanguage();
  await i18next
    .use(texts)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      load: 'currentOnly',
      // React escapes what it shows.
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  await showLanguage(language);
}
