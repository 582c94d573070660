import { LOGIN_PREFIX } from '../account/channel/login-prefix.js';
import type { Text } from '../platform/i18n/texts.js';
import type { Issue } from '../platform/rule/issue.js';

/** What a caller knows of an account, as it was given. */
export interface GivenCriteria {
  readonly clientId?: string;
  readonly userName?: string;
  readonly certificateSha256?: string;
}

/** By what accounts are found. User names are in lower case, fingerprints in lower-case hexadecimal. */
export type AccountCriterion =
  | { readonly by: 'clientId'; readonly clientId: string }
  | { readonly by: 'userName'; readonly userNames: readonly string[] }
  | { readonly by: 'certificate'; readonly fingerprint: string };

const EXACTLY_ONE: Text = {
  nl: 'Geef precies een van clientId, userName of certificateSha256.',
  fr: 'Donnez exactement un des paramètres clientId, userName ou certificateSha256.',
  de: 'Geben Sie genau einen der Parameter clientId, userName oder certificateSha256 an.',
  en: 'Give exactly one of clientId, userName or certificateSha256.',
};
const CLIENT_ID: Text = {
  nl: 'Een client id: zichtbare tekens, zonder spaties.',
  fr: 'Un identifiant client : des caractères visibles, sans espaces.',
  de: 'Eine Client-ID: sichtbare Zeichen, ohne Leerzeichen.',
  en: 'A client id: visible characters, no spaces.',
};
const USER_NAME: Text = {
  nl: `Een gebruikersnaam van 1 tot 10 letters of cijfers, met of zonder ${LOGIN_PREFIX} ervoor.`,
  fr: `Un nom d’utilisateur de 1 à 10 lettres ou chiffres, précédé ou non de ${LOGIN_PREFIX}.`,
  de: `Ein Benutzername aus 1 bis 10 Buchstaben oder Ziffern, mit oder ohne ${LOGIN_PREFIX} davor.`,
  en: `A user name of 1 to 10 letters or digits, with or without ${LOGIN_PREFIX} in front.`,
};
const FINGERPRINT: Text = {
  nl: 'De SHA-256 van het certificaat: 64 hexadecimale cijfers, met of zonder dubbele punten tussen de bytes.',
  fr: 'Le SHA-256 du certificat : 64 chiffres hexadécimaux, avec ou sans deux-points entre les octets.',
  de: 'Der SHA-256 des Zertifikats: 64 hexadezimale Ziffern, mit oder ohne Doppelpunkte zwischen den Bytes.',
  en: 'The SHA-256 of the certificate: 64 hexadecimal digits, with or without colons between the bytes.',
};

/** Reads what the caller knows. Of a client id nothing but its form is looked at: older ones are found like newer ones. */
export function readCriterion(given: GivenCriteria): AccountCriterion | Issue {
  const { clientId, userName, certificateSha256 } = given;
  if ([clientId, userName, certificateSha256].filter((value) => value !== undefined).length !== 1)
    return { field: 'clientId', rule: 'exactly-one-criterion', demand: EXACTLY_ONE };
  if (clientId !== undefined)
    return /^[!-~]{1,200}$/.test(clientId)
      ? { by: 'clientId', clientId }
      : { field: 'clientId', rule: 'client-id-form', demand: CLIENT_ID };
  if (userName !== undefined) {
    const userNames = possibleUserNames(userName.toLowerCase());
    return userNames.length > 0
      ? { by: 'userName', userNames }
      : { field: 'userName', rule: 'user-name-form', demand: USER_NAME };
  }
  const fingerprint = /^[0-9a-f]{2}(:?[0-9a-f]{2}){31}$/i.test(certificateSha256 ?? '')
    ? certificateSha256?.replaceAll(':', '').toLowerCase()
    : undefined;
  return fingerprint === undefined
    ? { field: 'certificateSha256', rule: 'fingerprint-form', demand: FINGERPRINT }
    : { by: 'certificate', fingerprint };
}

/** `export1` may be a user name, or the login of user name `ort1`: either is found. */
function possibleUserNames(typed: string): readonly string[] {
  const prefix = LOGIN_PREFIX.toLowerCase();
  const withoutPrefix = typed.startsWith(prefix) ? [typed.slice(prefix.length)] : [];
  return [typed, ...withoutPrefix].filter((name) => /^[a-z0-9]{1,10}$/.test(name));
}
