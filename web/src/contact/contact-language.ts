import { useEffect } from 'react';
import type { Language } from '../../../src/platform/i18n/language.js';
import { chosenLanguage, currentLanguage, showLanguage } from '../i18n/language.js';

/** Whoever chose no language in this browser reads the contact's. */
export function ContactLanguage({ language }: { readonly language: Language }) {
  useEffect(() => {
    if (!chosenLanguage() && currentLanguage() !== language) void showLanguage(language);
  }, [language]);
  return null;
}
