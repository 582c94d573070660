import type { Text } from '../platform/i18n/texts.js';
import type { Context, Organisation, Role } from './mandate.js';

const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  CHIEF_ACCESS_MANAGER: {
    nl: 'Hoofdtoegangsbeheerder',
    fr: 'Gestionnaire d’accès principal',
    de: 'Hauptzugangsverwalter',
    en: 'Chief Access Manager',
  },
  ACCESS_MANAGER: { nl: 'Toegangsbeheerder', fr: 'Gestionnaire d’accès', de: 'Zugangsverwalter', en: 'Access Manager' },
  LOCAL_MANAGER: { nl: 'lokaal beheerder', fr: 'gestionnaire local', de: 'lokaler Verwalter', en: 'local manager' },
  GROUP_MANAGER: { nl: 'Groepsbeheerder', fr: 'Gestionnaire de groupe', de: 'Gruppenverwalter', en: 'Group Manager' },
  USER: { nl: 'gebruiker', fr: 'utilisateur', de: 'Benutzer', en: 'user' },
};

const CAPACITY_NAMES: Readonly<Record<string, Text>> = {
  EMPLOYER: { nl: 'werkgever', fr: 'employeur', de: 'Arbeitgeber', en: 'employer' },
  SERVICE_PROVIDER: {
    nl: 'dienstverlener',
    fr: 'prestataire de services',
    de: 'Dienstleister',
    en: 'service provider',
  },
  SOCIAL_SECRETARIAT: {
    nl: 'sociaal secretariaat',
    fr: 'secrétariat social',
    de: 'Sozialsekretariat',
    en: 'social secretariat',
  },
  FULL_SERVICE_SECRETARIAT: {
    nl: 'full-service secretariaat',
    fr: 'secrétariat full service',
    de: 'Full-Service-Sekretariat',
    en: 'full-service secretariat',
  },
  PENSION_MANAGER: {
    nl: 'pensioenbeheerder',
    fr: 'gestionnaire de pensions',
    de: 'Pensionsverwalter',
    en: 'pension manager',
  },
};

const CONTEXT_NAMES: Readonly<Record<Context, Text>> = {
  ENTERPRISE: { nl: 'onderneming', fr: 'entreprise', de: 'Unternehmen', en: 'enterprise' },
  PROFESSIONAL: {
    nl: 'professional van de sociale zekerheid',
    fr: 'professionnel de la sécurité sociale',
    de: 'Fachkraft der sozialen Sicherheit',
    en: 'social-security professional',
  },
};

export function roleLabel(role: Role): Text {
  return ROLE_NAMES[role];
}

/** The name of a capacity, or its code for one that identity providers add before we know a name for it. */
export function capacityLabel(capacity: string): Text {
  const known = Object.hasOwn(CAPACITY_NAMES, capacity) ? CAPACITY_NAMES[capacity] : undefined;
  return known ?? { nl: capacity, fr: capacity, de: capacity, en: capacity };
}

export function contextLabel(context: Context): Text {
  return CONTEXT_NAMES[context];
}

/** Name and number, the number with the dots that people are used to. */
export function organisationLabel({ name, number }: Pick<Organisation, 'name' | 'number'>): string {
  return `${name} (${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)})`;
}
