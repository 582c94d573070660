import type { Text } from '../platform/i18n/texts.js';
import type { MailKind } from './mail-kind.js';

interface KindTexts {
  readonly subject: Text;
  readonly what: Text;
}

/** `{account}`: its name. */
export const KIND_TEXTS: Readonly<Record<MailKind, KindTexts>> = {
  'account-failed': {
    subject: {
      nl: 'ChaMan: het account {account} kon niet in orde worden gebracht',
      fr: 'ChaMan : le compte {account} n’a pas pu être mis en place',
      de: 'ChaMan: Das Konto {account} konnte nicht eingerichtet werden',
      en: 'ChaMan: the account {account} could not be set up',
    },
    what: {
      nl: 'Een van onze systemen weigert wat voor dit account gevraagd werd. Wat daarvoor al werkte, blijft werken.',
      fr: 'Un de nos systèmes refuse ce qui a été demandé pour ce compte. Ce qui fonctionnait déjà continue de fonctionner.',
      de: 'Eines unserer Systeme lehnt ab, was für dieses Konto verlangt wurde. Was vorher schon funktionierte, funktioniert weiter.',
      en: 'One of our systems refuses what was asked for this account. What worked before goes on working.',
    },
  },
  'password-changed': {
    subject: {
      nl: 'ChaMan: het wachtwoord van {account} is gewijzigd',
      fr: 'ChaMan : le mot de passe de {account} a été modifié',
      de: 'ChaMan: Das Kennwort von {account} wurde geändert',
      en: 'ChaMan: the password of {account} was changed',
    },
    what: {
      nl: 'Voor dit account is een nieuw wachtwoord ingesteld.',
      fr: 'Un nouveau mot de passe a été choisi pour ce compte.',
      de: 'Für dieses Konto wurde ein neues Kennwort gesetzt.',
      en: 'A new password was set for this account.',
    },
  },
  'ssh-key-replaced': {
    subject: {
      nl: 'ChaMan: de SSH-sleutel van {account} is vervangen',
      fr: 'ChaMan : la clé SSH de {account} a été remplacée',
      de: 'ChaMan: Der SSH-Schlüssel von {account} wurde ersetzt',
      en: 'ChaMan: the SSH key of {account} was replaced',
    },
    what: {
      nl: 'De publieke SSH-sleutel van dit account is door een andere vervangen.',
      fr: 'La clé publique SSH de ce compte a été remplacée par une autre.',
      de: 'Der öffentliche SSH-Schlüssel dieses Kontos wurde durch einen anderen ersetzt.',
      en: 'The public SSH key of this account was replaced by another one.',
    },
  },
  'certificate-added': {
    subject: {
      nl: 'ChaMan: een certificaat is toegevoegd aan {account}',
      fr: 'ChaMan : un certificat a été ajouté à {account}',
      de: 'ChaMan: Ein Zertifikat wurde zu {account} hinzugefügt',
      en: 'ChaMan: a certificate was added to {account}',
    },
    what: {
      nl: 'Dit account heeft er een certificaat bij gekregen.',
      fr: 'Ce compte a reçu un certificat supplémentaire.',
      de: 'Dieses Konto hat ein weiteres Zertifikat erhalten.',
      en: 'This account was given a further certificate.',
    },
  },
  'certificate-removed': {
    subject: {
      nl: 'ChaMan: een certificaat is verwijderd van {account}',
      fr: 'ChaMan : un certificat a été retiré de {account}',
      de: 'ChaMan: Ein Zertifikat wurde von {account} entfernt',
      en: 'ChaMan: a certificate was removed from {account}',
    },
    what: {
      nl: 'Een certificaat van dit account is verwijderd.',
      fr: 'Un certificat de ce compte a été retiré.',
      de: 'Ein Zertifikat dieses Kontos wurde entfernt.',
      en: 'A certificate of this account was removed.',
    },
  },
  'certificate-replaced': {
    subject: {
      nl: 'ChaMan: het certificaat van {account} is vervangen',
      fr: 'ChaMan : le certificat de {account} a été remplacé',
      de: 'ChaMan: Das Zertifikat von {account} wurde ersetzt',
      en: 'ChaMan: the certificate of {account} was replaced',
    },
    what: {
      nl: 'Het certificaat van dit account is door een ander vervangen.',
      fr: 'Le certificat de ce compte a été remplacé par un autre.',
      de: 'Das Zertifikat dieses Kontos wurde durch ein anderes ersetzt.',
      en: 'The certificate of this account was replaced by another one.',
    },
  },
  'account-deleted': {
    subject: {
      nl: 'ChaMan: het account {account} wordt verwijderd',
      fr: 'ChaMan : le compte {account} est en cours de suppression',
      de: 'ChaMan: Das Konto {account} wird gelöscht',
      en: 'ChaMan: the account {account} is being deleted',
    },
    what: {
      nl: 'Dit account wordt definitief verwijderd. Het werkt niet meer zodra alle systemen dat bevestigd hebben.',
      fr: 'Ce compte est supprimé définitivement. Il ne fonctionnera plus dès que tous les systèmes l’auront confirmé.',
      de: 'Dieses Konto wird endgültig gelöscht. Es funktioniert nicht mehr, sobald alle Systeme das bestätigt haben.',
      en: 'This account is being deleted for good. It stops working as soon as all systems have confirmed.',
    },
  },
  'account-disabled': {
    subject: {
      nl: 'ChaMan: het account {account} is uitgeschakeld',
      fr: 'ChaMan : le compte {account} a été désactivé',
      de: 'ChaMan: Das Konto {account} wurde gesperrt',
      en: 'ChaMan: the account {account} was disabled',
    },
    what: {
      nl: 'De beheerders van ChaMan hebben dit account uitgeschakeld: niemand raakt er nog mee binnen tot zij het weer inschakelen. Er is niets gewist. Neem contact op met de helpdesk om te vragen waarom en wat nodig is.',
      fr: 'Les gestionnaires de ChaMan ont désactivé ce compte : plus personne ne peut l’utiliser jusqu’à ce qu’ils le réactivent. Rien n’a été effacé. Contactez le service d’assistance pour savoir pourquoi et ce qu’il faut faire.',
      de: 'Die Betreiber von ChaMan haben dieses Konto gesperrt: Niemand kommt mehr damit hinein, bis sie es wieder freigeben. Gelöscht wurde nichts. Wenden Sie sich an den Helpdesk, um zu erfahren, warum und was nötig ist.',
      en: 'The people who run ChaMan have disabled this account: nobody gets in with it until they enable it again. Nothing was erased. Contact the help desk to ask why, and what is needed.',
    },
  },
  'account-enabled': {
    subject: {
      nl: 'ChaMan: het account {account} is weer ingeschakeld',
      fr: 'ChaMan : le compte {account} a été réactivé',
      de: 'ChaMan: Das Konto {account} wurde wieder freigegeben',
      en: 'ChaMan: the account {account} was enabled again',
    },
    what: {
      nl: 'De beheerders van ChaMan hebben dit account weer ingeschakeld. Het werkt zoals voorheen zodra alle systemen dat bevestigd hebben.',
      fr: 'Les gestionnaires de ChaMan ont réactivé ce compte. Il fonctionne comme avant dès que tous les systèmes l’ont confirmé.',
      de: 'Die Betreiber von ChaMan haben dieses Konto wieder freigegeben. Es funktioniert wie zuvor, sobald alle Systeme das bestätigt haben.',
      en: 'The people who run ChaMan have enabled this account again. It works as before as soon as all systems have confirmed.',
    },
  },
};

export const GREETING: Text = {
  nl: 'Dag {contact},',
  fr: 'Bonjour {contact},',
  de: 'Guten Tag {contact},',
  en: 'Hello {contact},',
};

/** How a fact is written. */
export const LINE: Text = {
  nl: '{label}: {value}',
  fr: '{label} : {value}',
  de: '{label}: {value}',
  en: '{label}: {value}',
};

/** Before each fact. */
export const LABELS = {
  organisation: { nl: 'Onderneming', fr: 'Entreprise', de: 'Unternehmen', en: 'Organisation' },
  senderNumber: { nl: 'Verzendernummer', fr: 'Numéro d’expéditeur', de: 'Absendernummer', en: 'Sender number' },
  channel: { nl: 'Kanaal', fr: 'Canal', de: 'Kanal', en: 'Channel' },
  accountName: { nl: 'Accountnaam', fr: 'Nom du compte', de: 'Kontoname', en: 'Account name' },
  login: { nl: 'Aanmelden als', fr: 'Identifiant', de: 'Anmeldename', en: 'Signs in as' },
  added: { nl: 'Nieuw', fr: 'Nouveau', de: 'Neu', en: 'New' },
  removed: { nl: 'Verwijderd', fr: 'Retiré', de: 'Entfernt', en: 'Removed' },
  reason: { nl: 'Reden', fr: 'Raison', de: 'Grund', en: 'Reason' },
  next: { nl: 'Wat u kunt doen', fr: 'Ce que vous pouvez faire', de: 'Was Sie tun können', en: 'What you can do' },
  at: { nl: 'Wanneer', fr: 'Quand', de: 'Wann', en: 'When' },
  by: { nl: 'Door', fr: 'Par', de: 'Durch', en: 'By' },
} as const satisfies Record<string, Text>;

export const NOT_YOU: Text = {
  nl: 'Had niemand van uw organisatie dit mogen doen? Meld u aan bij ChaMan, herstel het, en verwittig de helpdesk.',
  fr: 'Personne de votre organisation n’aurait dû le faire ? Connectez-vous à ChaMan, rétablissez la situation et prévenez le service d’assistance.',
  de: 'Hätte das niemand aus Ihrer Organisation tun dürfen? Melden Sie sich bei ChaMan an, machen Sie es rückgängig, und verständigen Sie den Helpdesk.',
  en: 'Should nobody in your organisation have done this? Sign in to ChaMan, put it right, and tell the help desk.',
};

export const CLOSING: Text = {
  nl: 'U krijgt dit bericht omdat u de contactpersoon van deze verzender bent. Het werd automatisch verstuurd; antwoorden leest niemand. Er staat met opzet geen link in, en het vraagt u nooit om een wachtwoord.',
  fr: 'Vous recevez ce message parce que vous êtes le contact de cet expéditeur. Il a été envoyé automatiquement ; personne ne lit les réponses. Il ne contient volontairement aucun lien et ne vous demande jamais de mot de passe.',
  de: 'Sie erhalten diese Nachricht, weil Sie die Kontaktperson dieses Absenders sind. Sie wurde automatisch verschickt; Antworten liest niemand. Sie enthält absichtlich keinen Link und fragt nie nach einem Kennwort.',
  en: 'You get this message because you are the contact of this sender. It was sent automatically; nobody reads replies. It holds no link on purpose, and never asks for a password.',
};
