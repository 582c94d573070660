import { LOGIN_PREFIX } from '../channel/login-prefix.js';
import { judgeAll, PASS, type Rule, type RuleResult } from '../../platform/rule/rule.js';

/** Stands before every user name; the login is both together. */
const LONGEST = 10;

const lengthRule: Rule<string> = {
  name: 'user-name-length',
  demand: {
    nl: `De gebruikersnaam heeft 1 tot ${LONGEST} tekens, het voorvoegsel ${LOGIN_PREFIX} niet meegeteld.`,
    fr: `Le nom d’utilisateur compte de 1 à ${LONGEST} caractères, sans le préfixe ${LOGIN_PREFIX}.`,
    de: `Der Benutzername hat 1 bis ${LONGEST} Zeichen, ohne das Präfix ${LOGIN_PREFIX}.`,
    en: `The user name has 1 to ${LONGEST} characters, not counting the prefix ${LOGIN_PREFIX}.`,
  },
  citation: 'User guide, creating an FTP or SFTP account: user name',
  appliesTo: () => true,
  judge: (userName) => {
    const length = [...userName].length;
    if (length >= 1 && length <= LONGEST) return PASS;
    return {
      verdict: 'fail',
      parameters: { length },
      found: {
        nl: 'Aantal tekens: {length}.',
        fr: 'Nombre de caractères : {length}.',
        de: 'Anzahl der Zeichen: {length}.',
        en: 'Number of characters: {length}.',
      },
      remedy: {
        nl: 'Kies een korte naam, bijvoorbeeld dimona1.',
        fr: 'Choisissez un nom court, par exemple dimona1.',
        de: 'Wählen Sie einen kurzen Namen, zum Beispiel dimona1.',
        en: 'Choose a short name, for example dimona1.',
      },
    };
  },
};

const charactersRule: Rule<string> = {
  name: 'user-name-characters',
  demand: {
    nl: 'De gebruikersnaam bestaat alleen uit de letters a tot z, hoofdletters A tot Z en cijfers.',
    fr: 'Le nom d’utilisateur ne contient que les lettres a à z, les majuscules A à Z et des chiffres.',
    de: 'Der Benutzername besteht nur aus den Buchstaben a bis z, Großbuchstaben A bis Z und Ziffern.',
    en: 'The user name consists only of the letters a to z, capitals A to Z and digits.',
  },
  citation: 'User guide, creating an FTP or SFTP account: letters and digits, no spaces',
  appliesTo: (userName) => userName !== '',
  judge: (userName) =>
    /^[A-Za-z0-9]*$/.test(userName)
      ? PASS
      : {
          verdict: 'fail',
          found: {
            nl: 'Er staat een spatie, een letter met accent of een ander teken in.',
            fr: 'Il contient une espace, une lettre accentuée ou un autre caractère.',
            de: 'Er enthält ein Leerzeichen, einen Buchstaben mit Akzent oder Umlaut oder ein anderes Zeichen.',
            en: 'There is a space, an accented letter or another character in it.',
          },
          remedy: {
            nl: 'Laat dat teken weg; ook een spatie ervoor of erna telt mee.',
            fr: 'Supprimez ce caractère ; une espace avant ou après compte aussi.',
            de: 'Lassen Sie dieses Zeichen weg; auch ein Leerzeichen davor oder danach zählt.',
            en: 'Leave that character out; a space before or after counts too.',
          },
        },
};

/** The prefix as it is printed fails; in small letters it may be meant ("export1"), so that only a warning points at it. */
const prefixRule: Rule<string> = {
  name: 'user-name-without-prefix',
  demand: {
    nl: `Typ ${LOGIN_PREFIX} niet mee: het wordt vanzelf voor de gebruikersnaam gezet.`,
    fr: `Ne tapez pas ${LOGIN_PREFIX} : ce préfixe est ajouté automatiquement devant le nom d’utilisateur.`,
    de: `Geben Sie ${LOGIN_PREFIX} nicht mit ein: Es wird automatisch vor den Benutzernamen gesetzt.`,
    en: `Do not type ${LOGIN_PREFIX}: it is put in front of the user name by itself.`,
  },
  citation: 'User guide, creating an FTP or SFTP account: fixed prefix',
  appliesTo: (userName) => userName.slice(0, LOGIN_PREFIX.length).toUpperCase() === LOGIN_PREFIX,
  judge: (userName) => ({
    verdict: userName.startsWith(LOGIN_PREFIX) ? 'fail' : 'warning',
    parameters: { login: LOGIN_PREFIX + userName, rest: userName.slice(LOGIN_PREFIX.length) },
    found: {
      nl: 'De login zou {login} worden.',
      fr: 'L’identifiant deviendrait {login}.',
      de: 'Die Anmeldung würde {login} lauten.',
      en: 'The login would become {login}.',
    },
    remedy: {
      nl: 'Laat het begin weg en typ alleen wat erna komt: {rest}',
      fr: 'Supprimez le début et ne tapez que la suite : {rest}',
      de: 'Lassen Sie den Anfang weg und geben Sie nur den Rest ein: {rest}',
      en: 'Leave the start out and type only what follows it: {rest}',
    },
  }),
};

/** Judges a user name as typed, without its prefix. It is not trimmed. */
export function judgeUserName(userName: string): readonly RuleResult[] {
  return judgeAll([lengthRule, charactersRule, prefixRule], userName);
}
