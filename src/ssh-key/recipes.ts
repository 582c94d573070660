import type { Text } from '../platform/i18n/texts.js';
import type { Recipe } from '../platform/rule/recipe.js';

const NEW_PAIR: Text = {
  nl: 'Een nieuw sleutelpaar maken',
  fr: 'Créer une nouvelle paire de clés',
  de: 'Ein neues Schlüsselpaar erzeugen',
  en: 'Make a new key pair',
};

const FROM_PRIVATE_KEY: Text = {
  nl: 'De publieke sleutel halen uit een sleutel die u al hebt',
  fr: 'Obtenir la clé publique d’une clé que vous avez déjà',
  de: 'Den öffentlichen Schlüssel aus einem Schlüssel gewinnen, den Sie schon haben',
  en: 'Get the public key of a key that you already have',
};

const GIVE_THE_PUB_FILE: Text = {
  nl: 'Vervang NAME door een naam waaraan u de sleutel later herkent. Open chaman_key.pub in een teksteditor (zoals Kladblok) en plak hier alles. Het andere bestand, zonder .pub, is uw privésleutel: geef dat aan niemand.',
  fr: 'Remplacez NAME par un nom auquel vous reconnaîtrez la clé. Ouvrez chaman_key.pub dans un éditeur de texte (comme le Bloc-notes) et collez tout ici. L’autre fichier, sans .pub, est votre clé privée : ne le donnez à personne.',
  de: 'Ersetzen Sie NAME durch einen Namen, an dem Sie den Schlüssel später erkennen. Öffnen Sie chaman_key.pub in einem Texteditor (etwa Notepad) und fügen Sie alles hier ein. Die andere Datei, ohne .pub, ist Ihr privater Schlüssel: Geben Sie sie niemandem.',
  en: 'Put a name by which you will know the key later in the place of NAME. Open chaman_key.pub in a text editor (such as Notepad) and paste all of it here. The other file, without .pub, is your private key: give it to nobody.',
};

const PASTE_WHAT_IT_PRINTS: Text = {
  nl: 'Vervang FILE door de naam van uw privésleutel. Plak hier de regel die verschijnt; hij begint met het soort sleutel, bijvoorbeeld ssh-ed25519.',
  fr: 'Remplacez FILE par le nom de votre clé privée. Collez ici la ligne affichée ; elle commence par le type de la clé, par exemple ssh-ed25519.',
  de: 'Ersetzen Sie FILE durch den Namen Ihres privaten Schlüssels. Fügen Sie hier die angezeigte Zeile ein; sie beginnt mit dem Schlüsseltyp, zum Beispiel ssh-ed25519.',
  en: 'Put the name of your private key in the place of FILE. Paste here the line that appears; it starts with the type of the key, for example ssh-ed25519.',
};

const IN_PUTTYGEN: Text = {
  nl: 'Start PuTTYgen, kies EdDSA en Ed25519 (of RSA met 3072 bits), klik op Generate en beweeg de muis. Vul bij Key passphrase een wachtwoord in, bewaar de privésleutel (Save private key) en houd hem bij u. Plak hier de tekst uit het vak bovenaan.',
  fr: 'Lancez PuTTYgen, choisissez EdDSA et Ed25519 (ou RSA avec 3072 bits), cliquez sur Generate et bougez la souris. Indiquez un mot de passe dans Key passphrase, enregistrez la clé privée (Save private key) et gardez-la chez vous. Collez ici le texte du cadre du haut.',
  de: 'Starten Sie PuTTYgen, wählen Sie EdDSA und Ed25519 (oder RSA mit 3072 Bit), klicken Sie auf Generate und bewegen Sie die Maus. Geben Sie bei Key passphrase ein Kennwort ein, speichern Sie den privaten Schlüssel (Save private key) und behalten Sie ihn bei sich. Fügen Sie hier den Text aus dem Feld oben ein.',
  en: 'Start PuTTYgen, choose EdDSA and Ed25519 (or RSA with 3072 bits), click Generate and move the mouse. Fill in a password at Key passphrase, save the private key (Save private key) and keep it to yourself. Paste here the text of the box at the top.',
};

const LOAD_IN_PUTTYGEN: Text = {
  nl: 'Start PuTTYgen, klik op Load en kies uw .ppk-bestand. Plak hier de tekst uit het vak bovenaan, nooit het .ppk-bestand zelf.',
  fr: 'Lancez PuTTYgen, cliquez sur Load et choisissez votre fichier .ppk. Collez ici le texte du cadre du haut, jamais le fichier .ppk lui-même.',
  de: 'Starten Sie PuTTYgen, klicken Sie auf Load und wählen Sie Ihre .ppk-Datei. Fügen Sie hier den Text aus dem Feld oben ein, niemals die .ppk-Datei selbst.',
  en: 'Start PuTTYgen, click Load and choose your .ppk file. Paste here the text of the box at the top, never the .ppk file itself.',
};

/** "How do I make a key that you accept". Windows 10 and newer have ssh-keygen too, in PowerShell. */
export const SSH_KEY_RECIPES: readonly Recipe[] = [
  {
    name: 'new-ssh-keygen',
    title: NEW_PAIR,
    tool: 'ssh-keygen',
    commands: ['ssh-keygen -t ed25519 -C "NAME" -f chaman_key'],
    explanation: GIVE_THE_PUB_FILE,
  },
  {
    name: 'new-rsa-ssh-keygen',
    title: NEW_PAIR,
    tool: 'ssh-keygen (RSA)',
    commands: ['ssh-keygen -t rsa -b 3072 -C "NAME" -f chaman_key'],
    explanation: GIVE_THE_PUB_FILE,
  },
  { name: 'new-puttygen', title: NEW_PAIR, tool: 'PuTTYgen', commands: [], explanation: IN_PUTTYGEN },
  {
    name: 'public-ssh-keygen',
    title: FROM_PRIVATE_KEY,
    tool: 'ssh-keygen',
    // Not into a file: the `>` of Windows PowerShell writes UTF-16, which no server reads.
    commands: ['ssh-keygen -y -f FILE'],
    explanation: PASTE_WHAT_IT_PRINTS,
  },
  {
    name: 'public-puttygen',
    title: FROM_PRIVATE_KEY,
    tool: 'PuTTYgen',
    commands: [],
    explanation: LOAD_IN_PUTTYGEN,
  },
];
