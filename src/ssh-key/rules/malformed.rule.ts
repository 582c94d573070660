import type { Text } from '../../platform/i18n/texts.js';
import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { Malformation, SshKeySubject } from '../ssh-key.js';

const FOUND: Readonly<Record<Malformation, Text>> = {
  base64: {
    nl: 'De sleutel is beschadigd: er ontbreken tekens, of er staan er verkeerde tussen.',
    fr: 'La clé est endommagée : il manque des caractères, ou certains sont incorrects.',
    de: 'Der Schlüssel ist beschädigt: Es fehlen Zeichen, oder es stehen falsche dazwischen.',
    en: 'The key is damaged: characters are missing, or wrong ones are in it.',
  },
  armour: {
    nl: 'De regel met BEGIN of END ontbreekt of staat niet alleen op een regel.',
    fr: 'La ligne BEGIN ou END manque ou n’est pas seule sur sa ligne.',
    de: 'Die Zeile mit BEGIN oder END fehlt oder steht nicht allein in einer Zeile.',
    en: 'The line with BEGIN or END is missing, or does not stand on a line of its own.',
  },
  'other-lines': {
    nl: 'De sleutel is over verschillende regels verdeeld, of er staat andere tekst bij.',
    fr: 'La clé est coupée sur plusieurs lignes, ou un autre texte l’accompagne.',
    de: 'Der Schlüssel ist auf mehrere Zeilen verteilt, oder es steht anderer Text dabei.',
    en: 'The key is broken over several lines, or there is other text beside it.',
  },
  content: {
    nl: 'De gegevens in de sleutel kloppen niet met zijn soort.',
    fr: 'Les données de la clé ne correspondent pas à son type.',
    de: 'Die Daten im Schlüssel passen nicht zu seinem Typ.',
    en: 'The data in the key does not fit its type.',
  },
};

export const malformedRule: Rule<SshKeySubject> = {
  name: 'malformed',
  demand: {
    nl: 'De sleutel is volledig en onbeschadigd, en er staat niets anders bij.',
    fr: 'La clé est complète et intacte, et rien ne l’accompagne.',
    de: 'Der Schlüssel ist vollständig und unbeschädigt, und es steht nichts anderes dabei.',
    en: 'The key is whole and undamaged, and nothing else is with it.',
  },
  citation: 'RFC 4251 section 5; RFC 4253 section 6.6; RFC 4648 section 3; RFC 4716 section 3',
  appliesTo: ({ keyCount }) => keyCount === 1,
  judge: ({ malformed }) =>
    malformed === undefined
      ? PASS
      : {
          verdict: 'fail',
          found: FOUND[malformed],
          remedy: {
            nl: 'Kopieer de sleutel opnieuw en volledig uit het .pub-bestand, of toon hem op basis van uw privésleutel (vervang id_ed25519 door de naam van dat bestand) en kopieer de regel die verschijnt: ssh-keygen -y -f id_ed25519',
            fr: 'Copiez à nouveau la clé entière du fichier .pub, ou affichez-la à partir de votre clé privée (remplacez id_ed25519 par le nom de ce fichier) et copiez la ligne affichée : ssh-keygen -y -f id_ed25519',
            de: 'Kopieren Sie den ganzen Schlüssel erneut aus der .pub-Datei, oder lassen Sie ihn aus Ihrem privaten Schlüssel anzeigen (ersetzen Sie id_ed25519 durch den Namen dieser Datei) und kopieren Sie die angezeigte Zeile: ssh-keygen -y -f id_ed25519',
            en: 'Copy the whole key from the .pub file again, or have it shown from your private key (put the name of that file in the place of id_ed25519) and copy the line that appears: ssh-keygen -y -f id_ed25519',
          },
        },
};
