import { SYSTEM_NAMES } from '../../../src/account/account-progress.texts.js';
import { currentLanguage } from '../i18n/language.js';

/** A system as people call it, standing alone: it begins with a capital. */
export function systemName(gateway: keyof typeof SYSTEM_NAMES): string {
  const name = SYSTEM_NAMES[gateway][currentLanguage()];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
