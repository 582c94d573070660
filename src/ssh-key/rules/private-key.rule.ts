import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { SshKeySubject } from '../ssh-key.js';

export const privateKeyRule: Rule<SshKeySubject> = {
  name: 'private-key',
  demand: {
    nl: 'Er mag geen privésleutel in staan: die blijft altijd bij u.',
    fr: 'Le texte ne peut pas contenir de clé privée : celle-ci reste toujours chez vous.',
    de: 'Es darf kein privater Schlüssel enthalten sein: Dieser bleibt immer bei Ihnen.',
    en: 'There must be no private key in it: that one always stays with you.',
  },
  citation: 'RFC 4252 section 7: only the public part is handed over',
  appliesTo: () => true,
  judge: ({ privateKey }) =>
    privateKey === undefined
      ? PASS
      : {
          verdict: 'fail',
          parameters: { format: privateKey },
          found: {
            nl: 'Dit is een privésleutel ({format}). Wij hebben hem niet bewaard.',
            fr: 'Il s’agit d’une clé privée ({format}). Nous ne l’avons pas conservée.',
            de: 'Das ist ein privater Schlüssel ({format}). Wir haben ihn nicht gespeichert.',
            en: 'This is a private key ({format}). We did not keep it.',
          },
          remedy: {
            nl: 'Hij heeft uw computer verlaten: gebruik hem niet meer. Maak een nieuw sleutelpaar (ssh-keygen -t ed25519, of PuTTYgen) en geef alleen het bestand op dat op .pub eindigt, of in PuTTYgen het tekstvak bovenaan.',
            fr: 'Elle a quitté votre ordinateur : ne l’utilisez plus. Créez une nouvelle paire de clés (ssh-keygen -t ed25519, ou PuTTYgen) et ne donnez que le fichier qui se termine par .pub ou, dans PuTTYgen, la zone de texte du haut.',
            de: 'Er hat Ihren Computer verlassen: Verwenden Sie ihn nicht mehr. Erzeugen Sie ein neues Schlüsselpaar (ssh-keygen -t ed25519 oder PuTTYgen) und geben Sie nur die Datei an, die auf .pub endet, oder in PuTTYgen das Textfeld oben.',
            en: 'It has left your computer: stop using it. Make a new key pair (ssh-keygen -t ed25519, or PuTTYgen) and give only the file that ends in .pub, or in PuTTYgen the text box at the top.',
          },
        },
};
