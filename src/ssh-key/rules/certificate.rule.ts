import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { SshKeySubject } from '../ssh-key.js';

const CERTIFICATE_TYPE = /-cert-v\d\d@openssh\.com$/;

function isCertificate({ statedType = '', actualType = '' }: SshKeySubject): boolean {
  return CERTIFICATE_TYPE.test(statedType) || CERTIFICATE_TYPE.test(actualType);
}

export const certificateRule: Rule<SshKeySubject> = {
  name: 'certificate',
  demand: {
    nl: 'Het is een gewone sleutel, geen SSH-certificaat.',
    fr: 'C’est une clé ordinaire, pas un certificat SSH.',
    de: 'Es ist ein gewöhnlicher Schlüssel, kein SSH-Zertifikat.',
    en: 'It is a plain key, not an SSH certificate.',
  },
  citation: 'OpenSSH PROTOCOL.certkeys',
  appliesTo: ({ keyCount }) => keyCount === 1,
  judge: (subject) =>
    !isCertificate(subject)
      ? PASS
      : {
          verdict: 'fail',
          parameters: { type: subject.actualType ?? subject.statedType ?? '' },
          found: {
            nl: 'Dit is een SSH-certificaat ({type}).',
            fr: 'Il s’agit d’un certificat SSH ({type}).',
            de: 'Das ist ein SSH-Zertifikat ({type}).',
            en: 'This is an SSH certificate ({type}).',
          },
          remedy: {
            nl: 'Geef de sleutel zelf op: het bestand zonder -cert in de naam, bijvoorbeeld id_ed25519.pub in plaats van id_ed25519-cert.pub.',
            fr: 'Donnez la clé elle-même : le fichier sans -cert dans son nom, par exemple id_ed25519.pub au lieu de id_ed25519-cert.pub.',
            de: 'Geben Sie den Schlüssel selbst an: die Datei ohne -cert im Namen, zum Beispiel id_ed25519.pub statt id_ed25519-cert.pub.',
            en: 'Give the key itself: the file without -cert in its name, for example id_ed25519.pub instead of id_ed25519-cert.pub.',
          },
        },
};
