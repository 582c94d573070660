import { PASS, type Rule } from '../../platform/rule/rule.js';
import { isSshKeyType, type SshKeySubject } from '../ssh-key.js';

export const securityKeyRule: Rule<SshKeySubject> = {
  name: 'security-key',
  demand: {
    nl: 'De sleutel kan worden gebruikt zonder dat er iemand bij is.',
    fr: 'La clé peut être utilisée sans qu’une personne soit présente.',
    de: 'Der Schlüssel kann verwendet werden, ohne dass jemand dabei ist.',
    en: 'The key can be used without a person at hand.',
  },
  citation: 'OpenSSH PROTOCOL.u2f',
  appliesTo: ({ actualType }) => isSshKeyType(actualType),
  judge: ({ actualType = '' }) =>
    !actualType.startsWith('sk-')
      ? PASS
      : {
          verdict: 'warning',
          parameters: { type: actualType },
          found: {
            nl: 'Dit is een sleutel op een beveiligingsstick ({type}): bij elke aanmelding moet iemand de stick aanraken.',
            fr: 'Cette clé se trouve sur une clé de sécurité matérielle ({type}) : quelqu’un doit la toucher à chaque connexion.',
            de: 'Das ist ein Schlüssel auf einem Sicherheitsstick ({type}): Bei jeder Anmeldung muss jemand den Stick berühren.',
            en: 'This key lives on a security token ({type}): somebody must touch the token at each sign-in.',
          },
          remedy: {
            nl: 'Verstuurt een programma de bestanden automatisch, geef dan een gewone sleutel op, gemaakt met: ssh-keygen -t ed25519',
            fr: 'Si un programme envoie les fichiers automatiquement, donnez une clé ordinaire, créée avec : ssh-keygen -t ed25519',
            de: 'Wenn ein Programm die Dateien automatisch sendet, geben Sie einen gewöhnlichen Schlüssel an, erstellt mit: ssh-keygen -t ed25519',
            en: 'If a program sends the files by itself, give an ordinary key, made with: ssh-keygen -t ed25519',
          },
        },
};
