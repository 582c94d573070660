import i18next from 'i18next';
import { isLanguage, preferredLanguage, type Language } from '../../../src/platform/i18n/language.js';

const KEPT_AS = 'chaman-language';

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : startLanguage();
}

/** What was chosen here before, else what the browser prefers. */
export function startLanguage(): Language {
  return chosenLanguage() ?? preferredLanguage(navigator.languages.join(','));
}

/** The language that somebody chose here; undefined where nobody did, or the browser keeps nothing. */
export function chosenLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return isLanguage(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Shows everything in another language, and keeps the choice in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
  await showLanguage(language);
}

export async function showLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
