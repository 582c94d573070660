import type { Language } from '../platform/i18n/language.js';
import type { Permission } from './permission.entity.js';

const LABEL: Readonly<Record<Language, 'labelNl' | 'labelFr' | 'labelDe' | 'labelEn'>> = {
  nl: 'labelNl',
  fr: 'labelFr',
  de: 'labelDe',
  en: 'labelEn',
};

export function labelOf(permission: Pick<Permission, (typeof LABEL)[Language]>, language: Language): string {
  return permission[LABEL[language]];
}
