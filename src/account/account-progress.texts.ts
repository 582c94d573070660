import type { Text } from '../platform/i18n/texts.js';
import type { GatewayName } from '../provisioning/gateway.port.js';
import type { TargetFailure } from '../provisioning/target-state.js';

/** The systems that must know an account, as people may call them. */
export const SYSTEM_NAMES: Readonly<Record<GatewayName, Text>> = {
  'file-transfer': {
    nl: 'de server voor bestanden',
    fr: 'le serveur de fichiers',
    de: 'der Dateiserver',
    en: 'the file server',
  },
  'certificate-registry': {
    nl: 'het register van certificaten',
    fr: 'le registre des certificats',
    de: 'das Zertifikatsregister',
    en: 'the register of certificates',
  },
  'authorization-server': {
    nl: 'de server die toegang geeft tot webservices',
    fr: 'le serveur qui donne accès aux services web',
    de: 'der Server, der Zugang zu Webdiensten gibt',
    en: 'the server that gives access to web services',
  },
};

export const WAIT: Text = {
  nl: 'Dit gaat vanzelf verder. U hoeft niets te doen.',
  fr: 'Cela se poursuit automatiquement. Vous n’avez rien à faire.',
  de: 'Das geht von selbst weiter. Sie müssen nichts tun.',
  en: 'This goes on by itself. You need not do anything.',
};

export const AGAIN: Text = {
  nl: 'We proberen het automatisch opnieuw. U hoeft niets te doen.',
  fr: 'Nous réessayons automatiquement. Vous n’avez rien à faire.',
  de: 'Wir versuchen es automatisch erneut. Sie müssen nichts tun.',
  en: 'We try again automatically. You need not do anything.',
};

export const MAINTENANCE: Text = {
  nl: 'Aan dit systeem wordt onderhoud gedaan.',
  fr: 'Ce système est en maintenance.',
  de: 'Dieses System wird gewartet.',
  en: 'This system is being maintained.',
};

export const AFTER_MAINTENANCE: Text = {
  nl: 'Dit gaat vanzelf verder zodra het onderhoud gedaan is. U hoeft niets te doen.',
  fr: 'Cela se poursuit automatiquement dès la fin de la maintenance. Vous n’avez rien à faire.',
  de: 'Das geht von selbst weiter, sobald die Wartung vorbei ist. Sie müssen nichts tun.',
  en: 'This goes on by itself as soon as the maintenance is over. You need not do anything.',
};

/** What the sender reads while operations keep an account from being used, and whom to ask. */
export const DISABLED: Text = {
  nl: 'De beheerders van ChaMan hebben dit account uitgeschakeld: niemand raakt ermee binnen. Neem contact op met de helpdesk om te vragen waarom en wat nodig is.',
  fr: 'Les gestionnaires de ChaMan ont désactivé ce compte : plus personne ne peut l’utiliser. Contactez le service d’assistance pour savoir pourquoi et ce qu’il faut faire.',
  de: 'Die Betreiber von ChaMan haben dieses Konto gesperrt: Niemand kommt damit hinein. Wenden Sie sich an den Helpdesk, um zu erfahren, warum und was nötig ist.',
  en: 'The people who run ChaMan have disabled this account: nobody gets in with it. Contact the help desk to ask why, and what is needed.',
};

export const DELETE_AND_RECREATE: Text = {
  nl: 'Verwijder dit account en maak een nieuw met andere gegevens.',
  fr: 'Supprimez ce compte et créez-en un nouveau avec d’autres données.',
  de: 'Löschen Sie dieses Konto und legen Sie ein neues mit anderen Angaben an.',
  en: 'Delete this account and make a new one with other details.',
};

const REPLACE_CERTIFICATE: Text = {
  nl: 'Vervang het certificaat door een ander, of neem contact op met de helpdesk.',
  fr: 'Remplacez le certificat par un autre, ou contactez le service d’assistance.',
  de: 'Ersetzen Sie das Zertifikat durch ein anderes, oder wenden Sie sich an den Helpdesk.',
  en: 'Replace the certificate by another one, or contact the help desk.',
};

const REPLACE_KEY: Text = {
  nl: 'Vervang de SSH-sleutel door een andere.',
  fr: 'Remplacez la clé SSH par une autre.',
  de: 'Ersetzen Sie den SSH-Schlüssel durch einen anderen.',
  en: 'Replace the SSH key by another one.',
};

const OTHER_PERMISSIONS: Text = {
  nl: 'Neem contact op met de helpdesk, of haal deze machtiging van het account.',
  fr: 'Contactez le service d’assistance, ou retirez cette permission du compte.',
  de: 'Wenden Sie sich an den Helpdesk, oder entfernen Sie diese Berechtigung vom Konto.',
  en: 'Contact the help desk, or take this permission off the account.',
};

const SET_A_PASSWORD: Text = {
  nl: 'Stel een nieuw wachtwoord in: dan gaat het vanzelf verder.',
  fr: 'Définissez un nouveau mot de passe : la suite se fait automatiquement.',
  de: 'Legen Sie ein neues Kennwort fest: Dann geht es von selbst weiter.',
  en: 'Set a new password: then it goes on by itself.',
};

/** A removal that is refused: nothing that the organisation changes can mend it. */
export const ASK_FOR_HELP: Text = {
  nl: 'Neem contact op met de helpdesk: u kunt dit zelf niet oplossen.',
  fr: 'Contactez le service d’assistance : vous ne pouvez pas résoudre cela vous-même.',
  de: 'Wenden Sie sich an den Helpdesk: Sie können das nicht selbst beheben.',
  en: 'Contact the help desk: you cannot mend this yourself.',
};

/** What a system is doing while an account is not what was asked for; a refusal speaks for itself. */
export const STEPS: Readonly<Record<'pending' | 'verifying' | 'retrying', Text>> = {
  pending: {
    nl: 'De systemen worden ingesteld.',
    fr: 'Les systèmes sont en cours de configuration.',
    de: 'Die Systeme werden eingerichtet.',
    en: 'The systems are being set up.',
  },
  verifying: {
    nl: 'Een systeem antwoordde niet op tijd; we kijken na of alles goed is aangekomen.',
    fr: 'Un système n’a pas répondu à temps ; nous vérifions que tout est bien arrivé.',
    de: 'Ein System hat nicht rechtzeitig geantwortet; wir prüfen, ob alles angekommen ist.',
    en: 'A system did not answer in time; we are checking that everything arrived.',
  },
  retrying: {
    nl: 'Een systeem is nu niet bereikbaar.',
    fr: 'Un système n’est pas joignable pour le moment.',
    de: 'Ein System ist zurzeit nicht erreichbar.',
    en: 'A system cannot be reached at the moment.',
  },
};

/** What mends a refusal without deleting the account. */
export const REMEDIES: Readonly<Partial<Record<TargetFailure['reason'], Text>>> = {
  'key-not-accepted': REPLACE_KEY,
  'certificate-not-accepted': REPLACE_CERTIFICATE,
  'permission-not-known': OTHER_PERMISSIONS,
  'password-unknown': SET_A_PASSWORD,
};

/** What went wrong, in plain words. */
export const FAILURES: Readonly<Record<TargetFailure['reason'], Text>> = {
  'user-name-not-available': {
    nl: 'Deze gebruikersnaam is niet beschikbaar.',
    fr: 'Ce nom d’utilisateur n’est pas disponible.',
    de: 'Dieser Benutzername ist nicht verfügbar.',
    en: 'This user name is not available.',
  },
  'key-not-accepted': {
    nl: 'De server aanvaardt deze SSH-sleutel niet.',
    fr: 'Le serveur n’accepte pas cette clé SSH.',
    de: 'Der Server nimmt diesen SSH-Schlüssel nicht an.',
    en: 'The server does not accept this SSH key.',
  },
  'certificate-not-accepted': {
    nl: 'Een systeem aanvaardt dit certificaat niet.',
    fr: 'Un système n’accepte pas ce certificat.',
    de: 'Ein System nimmt dieses Zertifikat nicht an.',
    en: 'A system does not accept this certificate.',
  },
  'permission-not-known': {
    nl: 'Een systeem kent een van de machtigingen nog niet.',
    fr: 'Un système ne connaît pas encore une des permissions.',
    de: 'Ein System kennt eine der Berechtigungen noch nicht.',
    en: 'A system does not know one of the permissions yet.',
  },
  'password-unknown': {
    nl: 'De server heeft het wachtwoord van dit account niet meer, en wij hebben het nooit gehad.',
    fr: 'Le serveur n’a plus le mot de passe de ce compte, et nous ne l’avons jamais eu.',
    de: 'Der Server hat das Kennwort dieses Kontos nicht mehr, und wir hatten es nie.',
    en: 'The server no longer has the password of this account, and we never had it.',
  },
  'not-accepted': {
    nl: 'Een systeem heeft dit account geweigerd.',
    fr: 'Un système a refusé ce compte.',
    de: 'Ein System hat dieses Konto abgelehnt.',
    en: 'A system refused this account.',
  },
  unavailable: {
    nl: 'Het systeem antwoordde niet, of kon de vraag niet verwerken.',
    fr: 'Le système n’a pas répondu, ou n’a pas pu traiter la demande.',
    de: 'Das System hat nicht geantwortet oder konnte die Anfrage nicht bearbeiten.',
    en: 'The system did not answer, or could not handle the request.',
  },
  'differs-after-writing': {
    nl: 'Het systeem nam de wijziging aan, maar toonde daarna iets anders.',
    fr: 'Le système a pris la modification, mais a montré autre chose ensuite.',
    de: 'Das System nahm die Änderung an, zeigte danach aber etwas anderes.',
    en: 'The system took the change, but showed something else afterwards.',
  },
};
