import type { Text, TextCatalogue } from '../platform/i18n/texts.js';
import { OPERATIONS_ACTIONS, type OperationsAction } from './operations-action.js';
import { REFUSED_ACTIONS, type RefusedAction } from './refused-action.js';

/** Everything that the trail tells of, as people read it. Codes are stored and never change. */
export const AUDIT_ACTIONS = {
  'sender.created': {
    nl: 'Organisatie als verzender geregistreerd, met contactgegevens',
    fr: 'Organisation enregistrée comme expéditeur, avec données de contact',
    de: 'Organisation als Absender registriert, mit Kontaktdaten',
    en: 'Organisation registered as a sender, with contact details',
  },
  'contact.updated': {
    nl: 'Contactgegevens gewijzigd',
    fr: 'Données de contact modifiées',
    de: 'Kontaktdaten geändert',
    en: 'Contact details changed',
  },
  'account.created': {
    nl: 'Account aangemaakt',
    fr: 'Compte créé',
    de: 'Konto angelegt',
    en: 'Account created',
  },
  'account.updated': {
    nl: 'Naam of machtigingen van het account gewijzigd',
    fr: 'Nom ou permissions du compte modifiés',
    de: 'Name oder Berechtigungen des Kontos geändert',
    en: 'Name or permissions of the account changed',
  },
  'account.password-changed': {
    nl: 'Wachtwoord gewijzigd',
    fr: 'Mot de passe modifié',
    de: 'Kennwort geändert',
    en: 'Password changed',
  },
  'account.ssh-key-replaced': {
    nl: 'SSH-sleutel vervangen',
    fr: 'Clé SSH remplacée',
    de: 'SSH-Schlüssel ersetzt',
    en: 'SSH key replaced',
  },
  'account.certificate-replaced': {
    nl: 'Certificaat vervangen',
    fr: 'Certificat remplacé',
    de: 'Zertifikat ersetzt',
    en: 'Certificate replaced',
  },
  'account.certificate-added': {
    nl: 'Certificaat toegevoegd',
    fr: 'Certificat ajouté',
    de: 'Zertifikat hinzugefügt',
    en: 'Certificate added',
  },
  'account.certificate-removed': {
    nl: 'Certificaat verwijderd',
    fr: 'Certificat supprimé',
    de: 'Zertifikat gelöscht',
    en: 'Certificate removed',
  },
  'account.deleted': {
    nl: 'Account verwijderd',
    fr: 'Compte supprimé',
    de: 'Konto gelöscht',
    en: 'Account deleted',
  },
  'account.client-id-given': {
    nl: 'Het account kreeg zijn client-id',
    fr: 'Le compte a reçu son identifiant client',
    de: 'Das Konto hat seine Client-ID erhalten',
    en: 'The account was given its client id',
  },
  'account.provisioned': {
    nl: 'Elk systeem heeft bevestigd wat gevraagd was',
    fr: 'Chaque système a confirmé ce qui était demandé',
    de: 'Jedes System hat bestätigt, was verlangt war',
    en: 'Every system has confirmed what was asked for',
  },
  'account.removal-confirmed': {
    nl: 'Elk systeem heeft bevestigd dat het account weg is',
    fr: 'Chaque système a confirmé que le compte a disparu',
    de: 'Jedes System hat bestätigt, dass das Konto weg ist',
    en: 'Every system has confirmed that the account is gone',
  },
  'account.gateway-refused': {
    nl: 'Een systeem heeft het account geweigerd',
    fr: 'Un système a refusé le compte',
    de: 'Ein System hat das Konto abgelehnt',
    en: 'A system refused the account',
  },
  'account.drift-repaired': {
    nl: 'Een systeem week af van wat gevraagd was en werd hersteld',
    fr: 'Un système s’écartait de ce qui était demandé et a été corrigé',
    de: 'Ein System wich vom Verlangten ab und wurde berichtigt',
    en: 'A system differed from what was asked for and was put right',
  },
  'drift.check-requested': {
    nl: 'Vergelijking van de systemen met onze gegevens gevraagd',
    fr: 'Comparaison des systèmes avec nos données demandée',
    de: 'Vergleich der Systeme mit unseren Daten verlangt',
    en: 'Comparison of the systems with our data asked for',
  },
  'drift.repair-requested': {
    nl: 'Herstel van een afwijking in een systeem gevraagd',
    fr: 'Correction d’un écart dans un système demandée',
    de: 'Berichtigung einer Abweichung in einem System verlangt',
    en: 'Repair of a difference in a system asked for',
  },
  'gateway.object-removed': {
    nl: 'Toegang zonder bestaand account uit een systeem verwijderd',
    fr: 'Accès sans compte existant supprimé d’un système',
    de: 'Zugang ohne bestehendes Konto aus einem System entfernt',
    en: 'Access without an existing account removed from a system',
  },
} satisfies TextCatalogue;

export type AuditAction = keyof typeof AUDIT_ACTIONS | OperationsAction | RefusedAction;

export const ACTION_TEXTS: Readonly<Record<AuditAction, Text>> = {
  ...AUDIT_ACTIONS,
  ...OPERATIONS_ACTIONS,
  ...REFUSED_ACTIONS,
};
export const AUDIT_ACTION_CODES = Object.keys(ACTION_TEXTS) as AuditAction[];
