import type { Text, TextCatalogue } from '../platform/i18n/texts.js';

/** What the people who run the product did, as people read it: a part of the catalogue in audit-action.ts. */
export const OPERATIONS_ACTIONS = {
  'account.reconcile-requested': {
    nl: 'Het account meteen opnieuw laten proberen bij elk systeem',
    fr: 'Nouvel essai immédiat du compte demandé auprès de chaque système',
    de: 'Für das Konto sofort einen neuen Versuch bei jedem System verlangt',
    en: 'The account to be tried again at once at every system',
  },
  'account.note-changed': {
    nl: 'Notitie voor collega’s bij het account gewijzigd',
    fr: 'Note pour les collègues sur le compte modifiée',
    de: 'Notiz für Kollegen zum Konto geändert',
    en: 'Note for colleagues on the account changed',
  },
  'account.disabled': {
    nl: 'Account uitgeschakeld',
    fr: 'Compte désactivé',
    de: 'Konto gesperrt',
    en: 'Account disabled',
  },
  'account.enabled': {
    nl: 'Account weer ingeschakeld',
    fr: 'Compte réactivé',
    de: 'Konto wieder freigegeben',
    en: 'Account enabled again',
  },
  'sender.adopted': {
    nl: 'Verzender overgenomen uit een ouder systeem, met nummer en contactgegevens',
    fr: 'Expéditeur repris d’un ancien système, avec son numéro et ses données de contact',
    de: 'Absender aus einem älteren System übernommen, mit Nummer und Kontaktdaten',
    en: 'Sender taken over from an older system, with its number and contact details',
  },
  'account.adopted': {
    nl: 'Account overgenomen uit een ouder systeem',
    fr: 'Compte repris d’un ancien système',
    de: 'Konto aus einem älteren System übernommen',
    en: 'Account taken over from an older system',
  },
  'sender.erased': {
    nl: 'Gegevens van de verzender gewist; de accounts worden verwijderd',
    fr: 'Données de l’expéditeur effacées ; ses comptes sont supprimés',
    de: 'Daten des Absenders gelöscht; seine Konten werden entfernt',
    en: 'Details of the sender erased; its accounts are being removed',
  },
  'sender.erasure-completed': {
    nl: 'Wissen van de verzender voltooid: geen enkel systeem kent nog een account ervan',
    fr: 'Effacement de l’expéditeur achevé : aucun système ne connaît plus de compte de celui-ci',
    de: 'Löschung des Absenders abgeschlossen: kein System kennt mehr ein Konto von ihm',
    en: 'Erasure of the sender completed: no system knows an account of it any longer',
  },
  'gateway.paused': {
    nl: 'Systeem voor onderhoud stilgelegd',
    fr: 'Système mis en pause pour maintenance',
    de: 'System zur Wartung angehalten',
    en: 'System paused for maintenance',
  },
  'gateway.resumed': {
    nl: 'Systeem na onderhoud hervat',
    fr: 'Système repris après maintenance',
    de: 'System nach Wartung fortgesetzt',
    en: 'System resumed after maintenance',
  },
  'database.restored': {
    nl: 'Databank teruggezet naar een eerder moment; workers kijken alleen tot elk systeem hervat is',
    fr: 'Base de données remise à un moment antérieur ; les workers ne font que lire jusqu’à la reprise de chaque système',
    de: 'Datenbank auf einen früheren Zeitpunkt zurückgesetzt; Worker lesen nur, bis jedes System fortgesetzt ist',
    en: 'Database put back to an earlier moment; workers only look until each system is resumed',
  },
  'sender.looked-at': {
    nl: 'Gegevens van de verzender bekeken',
    fr: 'Données de l’expéditeur consultées',
    de: 'Daten des Absenders eingesehen',
    en: 'Details of the sender looked at',
  },
  'session.ended': {
    nl: 'Sessie van een persoon beëindigd',
    fr: 'Session d’une personne terminée',
    de: 'Sitzung einer Person beendet',
    en: 'Session of a person ended',
  },
} satisfies TextCatalogue;

export type OperationsAction = keyof typeof OPERATIONS_ACTIONS;

/** How senders are told of whoever of them did something. */
export const OPERATORS: Text = {
  nl: 'de beheerders van ChaMan',
  fr: 'les gestionnaires de ChaMan',
  de: 'die Betreiber von ChaMan',
  en: 'the people who run ChaMan',
};

/** Senders see that it was done and when, not by whom or why: names and reasons are for colleagues. */
export function isOperationsAction(action: string): action is OperationsAction {
  return Object.hasOwn(OPERATIONS_ACTIONS, action);
}

/** Senders do not learn of these at all. */
export const AMONG_COLLEAGUES: readonly OperationsAction[] = ['account.note-changed', 'session.ended'];
