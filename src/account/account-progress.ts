import type { Text } from '../platform/i18n/texts.js';
import type { TargetFailure, TargetState } from '../provisioning/target-state.js';

export interface Progress {
  readonly detail: Text;
  readonly whatHappensNext: Text;
}

const WAIT: Text = {
  nl: 'Dit gaat vanzelf verder. U hoeft niets te doen.',
  fr: 'Cela se poursuit automatiquement. Vous n’avez rien à faire.',
  de: 'Das geht von selbst weiter. Sie müssen nichts tun.',
  en: 'This goes on by itself. You need not do anything.',
};

const AGAIN: Text = {
  nl: 'We proberen het automatisch opnieuw. U hoeft niets te doen.',
  fr: 'Nous réessayons automatiquement. Vous n’avez rien à faire.',
  de: 'Wir versuchen es automatisch erneut. Sie müssen nichts tun.',
  en: 'We try again automatically. You need not do anything.',
};

const DELETE_AND_RECREATE: Text = {
  nl: 'Verwijder dit account en maak een nieuw met andere gegevens.',
  fr: 'Supprimez ce compte et créez-en un nouveau avec d’autres données.',
  de: 'Löschen Sie dieses Konto und legen Sie ein neues mit anderen Angaben an.',
  en: 'Delete this account and make a new one with other details.',
};

const BY_STATE: Readonly<Partial<Record<TargetState, Progress>>> = {
  pending: {
    detail: {
      nl: 'De systemen worden ingesteld.',
      fr: 'Les systèmes sont en cours de configuration.',
      de: 'Die Systeme werden eingerichtet.',
      en: 'The systems are being set up.',
    },
    whatHappensNext: WAIT,
  },
  verifying: {
    detail: {
      nl: 'Een systeem antwoordde niet op tijd; we kijken na of alles goed is aangekomen.',
      fr: 'Un système n’a pas répondu à temps ; nous vérifions que tout est bien arrivé.',
      de: 'Ein System hat nicht rechtzeitig geantwortet; wir prüfen, ob alles angekommen ist.',
      en: 'A system did not answer in time; we are checking that everything arrived.',
    },
    whatHappensNext: WAIT,
  },
  retrying: {
    detail: {
      nl: 'Een systeem is nu niet bereikbaar.',
      fr: 'Un système n’est pas joignable pour le moment.',
      de: 'Ein System ist zurzeit nicht erreichbar.',
      en: 'A system cannot be reached at the moment.',
    },
    whatHappensNext: AGAIN,
  },
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

/** What mends a refusal without deleting the account. */
const REMEDY: Readonly<Partial<Record<TargetFailure['reason'], Text>>> = {
  'key-not-accepted': REPLACE_KEY,
  'certificate-not-accepted': REPLACE_CERTIFICATE,
  'permission-not-known': OTHER_PERMISSIONS,
};

const REFUSED: Readonly<Partial<Record<TargetFailure['reason'], Text>>> = {
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
};

const REFUSED_OTHERWISE: Text = {
  nl: 'Een systeem heeft dit account geweigerd.',
  fr: 'Un système a refusé ce compte.',
  de: 'Ein System hat dieses Konto abgelehnt.',
  en: 'A system refused this account.',
};

/** The most telling line first: a refusal explains more than a wait. */
const ORDER: readonly TargetState[] = ['refused', 'retrying', 'verifying', 'pending'];

/** Why the account is not there yet and what happens next; undefined when nothing is left to do. */
export function accountProgress(
  deleted: boolean,
  targets: readonly { readonly state: TargetState; readonly failure: TargetFailure | null }[],
): Progress | undefined {
  const state = ORDER.find((candidate) => targets.some((target) => target.state === candidate));
  if (state === undefined) return undefined;
  if (state !== 'refused') return BY_STATE[state];
  const reason = targets.find((target) => target.state === 'refused')?.failure?.reason;
  return {
    detail: (reason && REFUSED[reason]) ?? REFUSED_OTHERWISE,
    whatHappensNext: deleted ? AGAIN : ((reason && REMEDY[reason]) ?? DELETE_AND_RECREATE),
  };
}
