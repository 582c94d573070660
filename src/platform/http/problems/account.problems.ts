import { defineProblems } from './problem.definition.js';

export const ACCOUNT_PROBLEMS = defineProblems({
  'contact/required': {
    status: 409,
    type: 'urn:problem-type:chaman:contact/required',
    title: {
      nl: 'Geef eerst uw contactgegevens',
      fr: 'Donnez d’abord vos données de contact',
      de: 'Geben Sie zuerst Ihre Kontaktdaten an',
      en: 'Give your contact details first',
    },
    detail: {
      nl: 'Zonder contactgegevens is uw organisatie nog geen verzender. Bevestig ze met PUT /api/v1/contact; daarna kunt u kanalen beheren.',
      fr: 'Sans données de contact, votre organisation n’est pas encore un expéditeur. Confirmez-les par PUT /api/v1/contact ; vous pourrez ensuite gérer vos canaux.',
      de: 'Ohne Kontaktdaten ist Ihre Organisation noch kein Absender. Bestätigen Sie sie mit PUT /api/v1/contact; danach können Sie Kanäle verwalten.',
      en: 'Without contact details your organisation is not a sender yet. Confirm them with PUT /api/v1/contact; then you can manage channels.',
    },
  },
  'sender/numbers-exhausted': {
    status: 503,
    type: 'urn:problem-type:chaman:sender/numbers-exhausted',
    title: {
      nl: 'Er zijn geen verzendernummers meer',
      fr: 'Il n’y a plus de numéros d’expéditeur',
      de: 'Es gibt keine Absendernummern mehr',
      en: 'There are no sender numbers left',
    },
    detail: {
      nl: 'De beheerders van ChaMan zijn verwittigd en breiden de reeks uit. Probeer het later opnieuw.',
      fr: 'Les gestionnaires de ChaMan sont avertis et étendent la série. Réessayez plus tard.',
      de: 'Die Betreiber von ChaMan sind benachrichtigt und erweitern den Bereich. Versuchen Sie es später erneut.',
      en: 'The people who run ChaMan have been alerted and will extend the range. Try again later.',
    },
  },
  'account/no-such-part': {
    status: 404,
    type: 'urn:problem-type:belgif:resourceNotFound',
    example: { channel: 'SOAP' },
    title: {
      nl: 'Dit account heeft dat niet',
      fr: 'Ce compte n’en a pas',
      de: 'Dieses Konto hat das nicht',
      en: 'This account does not have that',
    },
    detail: {
      nl: 'Dit is een {channel}-account. Een FTP-account heeft een wachtwoord, een SFTP-account een SSH-sleutel. Alleen een REST-account heeft meerdere certificaten, die u toevoegt en verwijdert; op de andere kanalen vervangt u het ene certificaat.',
      fr: 'Ceci est un compte {channel}. Un compte FTP a un mot de passe, un compte SFTP une clé SSH. Seul un compte REST a plusieurs certificats, que vous ajoutez et supprimez ; sur les autres canaux, vous remplacez le seul certificat.',
      de: 'Dies ist ein {channel}-Konto. Ein FTP-Konto hat ein Kennwort, ein SFTP-Konto einen SSH-Schlüssel. Nur ein REST-Konto hat mehrere Zertifikate, die Sie hinzufügen und löschen; auf den anderen Kanälen ersetzen Sie das eine Zertifikat.',
      en: 'This is an account of channel {channel}. An FTP account has a password, an SFTP account an SSH key. Only a REST account has several certificates, which you add and remove; on the other channels you replace the one certificate.',
    },
  },
  'account/last-certificate': {
    status: 409,
    type: 'urn:problem-type:chaman:account/last-certificate',
    title: {
      nl: 'Dit is het enige certificaat van het account',
      fr: 'C’est le seul certificat du compte',
      de: 'Dies ist das einzige Zertifikat des Kontos',
      en: 'This is the only certificate of the account',
    },
    detail: {
      nl: 'Het laatste certificaat kan niet worden verwijderd. Voeg eerst een ander toe, of verwijder het account.',
      fr: 'Le dernier certificat ne peut pas être supprimé. Ajoutez-en d’abord un autre, ou supprimez le compte.',
      de: 'Das letzte Zertifikat kann nicht gelöscht werden. Fügen Sie zuerst ein anderes hinzu, oder löschen Sie das Konto.',
      en: 'The last certificate cannot be removed. Add another one first, or delete the account.',
    },
  },
  'account/certificate-there-already': {
    status: 409,
    type: 'urn:problem-type:chaman:account/certificate-there-already',
    title: {
      nl: 'Dit certificaat staat al op het account',
      fr: 'Ce certificat figure déjà sur le compte',
      de: 'Dieses Zertifikat gehört schon zu dem Konto',
      en: 'This certificate is on the account already',
    },
    detail: {
      nl: 'Iemand heeft hetzelfde certificaat net toegevoegd. U hoeft niets meer te doen.',
      fr: 'Quelqu’un vient d’ajouter le même certificat. Vous n’avez plus rien à faire.',
      de: 'Jemand hat dasselbe Zertifikat soeben hinzugefügt. Sie müssen nichts mehr tun.',
      en: 'Somebody has just added the same certificate. You need not do anything more.',
    },
  },
  'account/being-deleted': {
    status: 409,
    type: 'urn:problem-type:chaman:account/being-deleted',
    title: {
      nl: 'Dit account wordt verwijderd',
      fr: 'Ce compte est en cours de suppression',
      de: 'Dieses Konto wird gerade gelöscht',
      en: 'This account is being deleted',
    },
    detail: {
      nl: 'Verwijderen is definitief: het account kan niet meer worden gewijzigd.',
      fr: 'La suppression est définitive : le compte ne peut plus être modifié.',
      de: 'Löschen ist endgültig: das Konto kann nicht mehr geändert werden.',
      en: 'Deleting is final: the account can no longer be changed.',
    },
  },
  'account/channel-taken': {
    status: 409,
    type: 'urn:problem-type:chaman:account/channel-taken',
    example: { channel: 'SOAP' },
    title: {
      nl: 'Er is al een {channel}-account',
      fr: 'Il y a déjà un compte {channel}',
      de: 'Es gibt bereits ein {channel}-Konto',
      en: 'There is already an account on the channel {channel}',
    },
    detail: {
      nl: 'Een organisatie heeft hoogstens één {channel}-account. Verwijder eerst het bestaande account; daarna kunt u een nieuw maken.',
      fr: 'Une organisation a au plus un compte {channel}. Supprimez d’abord le compte existant ; vous pourrez ensuite en créer un nouveau.',
      de: 'Eine Organisation hat höchstens ein {channel}-Konto. Löschen Sie zuerst das bestehende Konto; danach können Sie ein neues anlegen.',
      en: 'An organisation has at most one account on the channel {channel}. Delete the existing account first; then you can make a new one.',
    },
  },
  'account/name-taken': {
    status: 409,
    type: 'urn:problem-type:chaman:account/name-taken',
    title: {
      nl: 'Deze accountnaam is al in gebruik',
      fr: 'Ce nom du compte est déjà utilisé',
      de: 'Dieser Kontoname wird bereits verwendet',
      en: 'This account name is in use already',
    },
    detail: {
      nl: 'Uw organisatie heeft op dit kanaal al een account met deze naam. Kies een andere naam.',
      fr: 'Votre organisation a déjà, sur ce canal, un compte de ce nom. Choisissez un autre nom.',
      de: 'Ihre Organisation hat auf diesem Kanal schon ein Konto mit diesem Namen. Wählen Sie einen anderen Namen.',
      en: 'Your organisation has an account of this name on this channel already. Choose another name.',
    },
  },
  'account/user-name-not-available': {
    status: 409,
    type: 'urn:problem-type:chaman:account/user-name-not-available',
    title: {
      nl: 'Deze gebruikersnaam is niet beschikbaar',
      fr: 'Ce nom d’utilisateur n’est pas disponible',
      de: 'Dieser Benutzername ist nicht verfügbar',
      en: 'This user name is not available',
    },
    detail: {
      nl: 'Kies een andere gebruikersnaam.',
      fr: 'Choisissez un autre nom d’utilisateur.',
      de: 'Wählen Sie einen anderen Benutzernamen.',
      en: 'Choose another user name.',
    },
  },
  'account/user-name-being-released': {
    status: 409,
    type: 'urn:problem-type:chaman:account/user-name-being-released',
    example: { since: '2026-03-01 10:15' },
    title: {
      nl: 'Deze gebruikersnaam komt nog vrij',
      fr: 'Ce nom d’utilisateur est en cours de libération',
      de: 'Dieser Benutzername wird gerade freigegeben',
      en: 'This user name is still being released',
    },
    detail: {
      nl: 'Uw verwijderde account houdt deze gebruikersnaam nog vast, sinds {since}, tot elk systeem de verwijdering heeft bevestigd. Wacht even, of kies een andere gebruikersnaam: daarmee kunt u meteen een nieuw account maken.',
      fr: 'Votre compte supprimé retient encore ce nom d’utilisateur, depuis {since}, jusqu’à ce que chaque système ait confirmé la suppression. Attendez un peu, ou choisissez un autre nom d’utilisateur : vous pouvez ainsi créer tout de suite un nouveau compte.',
      de: 'Ihr gelöschtes Konto hält diesen Benutzernamen noch fest, seit {since}, bis jedes System die Löschung bestätigt hat. Warten Sie etwas, oder wählen Sie einen anderen Benutzernamen: damit können Sie sofort ein neues Konto anlegen.',
      en: 'Your deleted account still holds this user name, since {since}, until every system has confirmed the removal. Wait a little, or choose another user name: with it you can make a new account at once.',
    },
  },
});
