import type { Text, TextCatalogue } from '../platform/i18n/texts.js';
import { OPERATIONS_ACTIONS, type OperationsAction } from './operations-action.js';

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

/** Attempts that came to nothing; why stands in the event. */
export const REFUSED_ACTIONS = {
  'contact.change-refused': refused({
    nl: 'contactgegevens bevestigen of wijzigen',
    fr: 'confirmer ou modifier les données de contact',
    de: 'Kontaktdaten bestätigen oder ändern',
    en: 'confirm or change contact details',
  }),
  'session.choice-refused': refused({
    nl: 'een organisatie kiezen',
    fr: 'choisir une organisation',
    de: 'eine Organisation wählen',
    en: 'choose an organisation',
  }),
  'account.creation-refused': refused({
    nl: 'een account aanmaken',
    fr: 'créer un compte',
    de: 'ein Konto anlegen',
    en: 'create an account',
  }),
  'account.update-refused': refused({
    nl: 'naam of machtigingen van het account wijzigen',
    fr: 'modifier le nom ou les permissions du compte',
    de: 'Name oder Berechtigungen des Kontos ändern',
    en: 'change name or permissions of the account',
  }),
  'account.deletion-refused': refused({
    nl: 'het account verwijderen',
    fr: 'supprimer le compte',
    de: 'das Konto löschen',
    en: 'delete the account',
  }),
  'account.password-change-refused': refused({
    nl: 'het wachtwoord wijzigen',
    fr: 'modifier le mot de passe',
    de: 'das Kennwort ändern',
    en: 'change the password',
  }),
  'account.ssh-key-replacement-refused': refused({
    nl: 'de SSH-sleutel vervangen',
    fr: 'remplacer la clé SSH',
    de: 'den SSH-Schlüssel ersetzen',
    en: 'replace the SSH key',
  }),
  'account.certificate-replacement-refused': refused({
    nl: 'het certificaat vervangen',
    fr: 'remplacer le certificat',
    de: 'das Zertifikat ersetzen',
    en: 'replace the certificate',
  }),
  'account.certificate-addition-refused': refused({
    nl: 'een certificaat toevoegen',
    fr: 'ajouter un certificat',
    de: 'ein Zertifikat hinzufügen',
    en: 'add a certificate',
  }),
  'account.certificate-removal-refused': refused({
    nl: 'een certificaat verwijderen',
    fr: 'supprimer un certificat',
    de: 'ein Zertifikat löschen',
    en: 'remove a certificate',
  }),
  'drift.check-refused': refused({
    nl: 'een vergelijking van de systemen met onze gegevens vragen',
    fr: 'demander une comparaison des systèmes avec nos données',
    de: 'einen Vergleich der Systeme mit unseren Daten verlangen',
    en: 'ask for a comparison of the systems with our data',
  }),
  'drift.repair-refused': refused({
    nl: 'herstel van afwijkingen in een systeem vragen',
    fr: 'demander la correction d’écarts dans un système',
    de: 'die Berichtigung von Abweichungen in einem System verlangen',
    en: 'ask for the repair of differences in a system',
  }),
  'account.reconcile-refused': refused({
    nl: 'het account meteen opnieuw laten proberen',
    fr: 'demander un nouvel essai immédiat du compte',
    de: 'sofort einen neuen Versuch für das Konto verlangen',
    en: 'have the account tried again at once',
  }),
  'account.note-change-refused': refused({
    nl: 'een notitie bij het account schrijven',
    fr: 'écrire une note sur le compte',
    de: 'eine Notiz zum Konto schreiben',
    en: 'write a note on the account',
  }),
  'account.disabling-refused': refused({
    nl: 'het account uit- of inschakelen',
    fr: 'désactiver ou réactiver le compte',
    de: 'das Konto sperren oder freigeben',
    en: 'disable or enable the account',
  }),
  'gateway.pausing-refused': refused({
    nl: 'een systeem stilleggen of hervatten',
    fr: 'mettre un système en pause ou le reprendre',
    de: 'ein System anhalten oder fortsetzen',
    en: 'pause or resume a system',
  }),
  'access.refused': refused({
    nl: 'iets opvragen zonder het recht daarop',
    fr: 'consulter quelque chose sans en avoir le droit',
    de: 'etwas ohne Berechtigung abrufen',
    en: 'reach something without the right to it',
  }),
  'refusals.not-listed': {
    nl: 'Nog meer geweigerde pogingen kort na elkaar, hier alleen geteld',
    fr: 'D’autres tentatives refusées en peu de temps, ici seulement comptées',
    de: 'Weitere abgelehnte Versuche in kurzer Zeit, hier nur gezählt',
    en: 'More refused attempts within a short time, only counted here',
  },
} satisfies TextCatalogue;

function refused(attempt: Text): Text {
  return {
    nl: `Geweigerd: ${attempt.nl}`,
    fr: `Refusé : ${attempt.fr}`,
    de: `Abgelehnt: ${attempt.de}`,
    en: `Refused: ${attempt.en}`,
  };
}

export type RefusedAction = keyof typeof REFUSED_ACTIONS;
export type AuditAction = keyof typeof AUDIT_ACTIONS | OperationsAction | RefusedAction;

export const ACTION_TEXTS: Readonly<Record<AuditAction, Text>> = {
  ...AUDIT_ACTIONS,
  ...OPERATIONS_ACTIONS,
  ...REFUSED_ACTIONS,
};
export const AUDIT_ACTION_CODES = Object.keys(ACTION_TEXTS) as AuditAction[];
