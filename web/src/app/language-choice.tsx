import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../src/platform/i18n/language.js';
import { SelectInput } from '../design/select-input.js';
import { chooseLanguage, currentLanguage } from '../i18n/language.js';

/** Each language by its own name. */
export const LANGUAGE_NAMES = { nl: 'Nederlands', fr: 'Français', de: 'Deutsch', en: 'English' } as const;

export function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <SelectInput
      label={t('frame.language')}
      labelHidden
      value={currentLanguage()}
      options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
      onChange={(language) => void chooseLanguage(language)}
    />
  );
}
