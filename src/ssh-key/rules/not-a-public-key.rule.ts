import type { Text } from '../../platform/i18n/texts.js';
import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { NotAKey, SshKeySubject } from '../ssh-key.js';

const GIVE_THE_KEY: Text = {
  nl: 'Open het bestand dat op .pub eindigt in een teksteditor (zoals Kladblok) en kopieer alles, of kopieer in PuTTYgen het tekstvak bovenaan. De tekst begint bijvoorbeeld met ssh-ed25519 of ssh-rsa.',
  fr: 'Ouvrez le fichier qui se termine par .pub dans un éditeur de texte (comme le Bloc-notes) et copiez tout, ou copiez la zone de texte du haut dans PuTTYgen. Le texte commence par exemple par ssh-ed25519 ou ssh-rsa.',
  de: 'Öffnen Sie die Datei, die auf .pub endet, in einem Texteditor (etwa Notepad) und kopieren Sie alles, oder kopieren Sie in PuTTYgen das Textfeld oben. Der Text beginnt zum Beispiel mit ssh-ed25519 oder ssh-rsa.',
  en: 'Open the file that ends in .pub in a text editor (such as Notepad) and copy everything, or copy the text box at the top in PuTTYgen. The text starts with, for example, ssh-ed25519 or ssh-rsa.',
};

const ANSWERS: Readonly<Record<NotAKey, { readonly found: Text; readonly remedy: Text }>> = {
  empty: {
    found: { nl: 'De tekst is leeg.', fr: 'Le texte est vide.', de: 'Der Text ist leer.', en: 'The text is empty.' },
    remedy: GIVE_THE_KEY,
  },
  'too-large': {
    found: {
      nl: 'De tekst is langer dan 16 KiB; een sleutel is veel korter.',
      fr: 'Le texte dépasse 16 Kio ; une clé est beaucoup plus courte.',
      de: 'Der Text ist länger als 16 KiB; ein Schlüssel ist viel kürzer.',
      en: 'The text is longer than 16 KiB; a key is much shorter.',
    },
    remedy: GIVE_THE_KEY,
  },
  'utf-16': {
    found: {
      nl: 'Het bestand is als UTF-16 ("Unicode") opgeslagen; zo kan geen enkele server de sleutel lezen.',
      fr: 'Le fichier est enregistré en UTF-16 (« Unicode ») ; aucun serveur ne peut lire la clé ainsi.',
      de: 'Die Datei ist als UTF-16 („Unicode“) gespeichert; so kann kein Server den Schlüssel lesen.',
      en: 'The file was saved as UTF-16 ("Unicode"); no server can read the key that way.',
    },
    remedy: {
      nl: 'Open het bestand in Kladblok, kies Opslaan als, met codering UTF-8, en probeer opnieuw.',
      fr: 'Ouvrez le fichier dans le Bloc-notes, choisissez Enregistrer sous, avec le codage UTF-8, et réessayez.',
      de: 'Öffnen Sie die Datei im Editor (Notepad), wählen Sie Speichern unter, mit der Codierung UTF-8, und versuchen Sie es erneut.',
      en: 'Open the file in Notepad, choose Save as, with the encoding UTF-8, and try again.',
    },
  },
  fingerprint: {
    found: {
      nl: 'Dit is de vingerafdruk van een sleutel, niet de sleutel zelf.',
      fr: 'Il s’agit de l’empreinte d’une clé, pas de la clé elle-même.',
      de: 'Das ist der Fingerabdruck eines Schlüssels, nicht der Schlüssel selbst.',
      en: 'This is the fingerprint of a key, not the key itself.',
    },
    remedy: GIVE_THE_KEY,
  },
  'file-path': {
    found: {
      nl: 'Dit is de naam of de plaats van een bestand, niet de inhoud.',
      fr: 'Il s’agit du nom ou de l’emplacement d’un fichier, pas de son contenu.',
      de: 'Das ist der Name oder der Ort einer Datei, nicht ihr Inhalt.',
      en: 'This is the name or the place of a file, not what is in it.',
    },
    remedy: GIVE_THE_KEY,
  },
  'certificate-file': {
    found: {
      nl: 'Dit is een certificaat, geen SSH-sleutel.',
      fr: 'Il s’agit d’un certificat, pas d’une clé SSH.',
      de: 'Das ist ein Zertifikat, kein SSH-Schlüssel.',
      en: 'This is a certificate, not an SSH key.',
    },
    remedy: {
      nl: 'Geef het certificaat op bij het certificaat van het account, en hier de publieke SSH-sleutel (het bestand dat op .pub eindigt).',
      fr: 'Indiquez le certificat dans la partie certificat du compte, et ici la clé publique SSH (le fichier qui se termine par .pub).',
      de: 'Geben Sie das Zertifikat beim Zertifikat des Kontos an und hier den öffentlichen SSH-Schlüssel (die Datei, die auf .pub endet).',
      en: 'Give the certificate under the certificate of the account, and here the SSH public key (the file that ends in .pub).',
    },
  },
  'bare-base64': {
    found: {
      nl: 'Het eerste woord, het soort sleutel, ontbreekt.',
      fr: 'Le premier mot, le type de clé, manque.',
      de: 'Das erste Wort, der Schlüsseltyp, fehlt.',
      en: 'The first word, the type of the key, is missing.',
    },
    remedy: {
      nl: 'Kopieer de hele regel, met het woord vóór AAAA erbij, bijvoorbeeld ssh-rsa AAAA…',
      fr: 'Copiez toute la ligne, y compris le mot avant AAAA, par exemple ssh-rsa AAAA…',
      de: 'Kopieren Sie die ganze Zeile mit dem Wort vor AAAA, zum Beispiel ssh-rsa AAAA…',
      en: 'Copy the whole line, with the word in front of AAAA, for example ssh-rsa AAAA…',
    },
  },
  other: {
    found: {
      nl: 'In deze tekst staat geen publieke SSH-sleutel.',
      fr: 'Ce texte ne contient pas de clé publique SSH.',
      de: 'Dieser Text enthält keinen öffentlichen SSH-Schlüssel.',
      en: 'There is no SSH public key in this text.',
    },
    remedy: GIVE_THE_KEY,
  },
};

export const notAPublicKeyRule: Rule<SshKeySubject> = {
  name: 'not-a-public-key',
  demand: {
    nl: 'De tekst is een publieke SSH-sleutel: een regel van een .pub-bestand, een publieke sleutel van PuTTY, of een publieke sleutel in PEM-vorm.',
    fr: 'Le texte est une clé publique SSH : une ligne d’un fichier .pub, une clé publique de PuTTY ou une clé publique au format PEM.',
    de: 'Der Text ist ein öffentlicher SSH-Schlüssel: eine Zeile einer .pub-Datei, ein öffentlicher Schlüssel von PuTTY oder ein öffentlicher Schlüssel in PEM-Form.',
    en: 'The text is an SSH public key: a line of a .pub file, a public key of PuTTY, or a public key in PEM form.',
  },
  citation: 'RFC 4716; RFC 4253 section 6.6; sshd(8), AUTHORIZED_KEYS FILE FORMAT; RFC 7468 section 13',
  appliesTo: ({ privateKey }) => privateKey === undefined,
  judge: ({ notAKey }) => (notAKey === undefined ? PASS : { verdict: 'fail', ...ANSWERS[notAKey] }),
};
