import type { Text, TextCatalogue } from '../platform/i18n/texts.js';

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
  'session.ending-refused': refused({
    nl: 'een sessie van iemand anders beëindigen',
    fr: 'terminer la session de quelqu’un d’autre',
    de: 'die Sitzung einer anderen Person beenden',
    en: 'end the session of somebody else',
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
