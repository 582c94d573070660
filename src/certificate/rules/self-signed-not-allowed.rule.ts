import { PASS } from '../../platform/rule/rule.js';
import { certificateRule } from './certificate-subject.js';

export const selfSignedNotAllowed = certificateRule({
  name: 'self-signed-not-allowed',
  demand: {
    nl: 'Op FTP, SFTP en SOAP is het certificaat uitgegeven door een erkende leverancier, niet door uzelf ondertekend.',
    fr: 'Pour FTP, SFTP et SOAP, le certificat est délivré par un fournisseur reconnu, et non signé par vous-même.',
    de: 'Für FTP, SFTP und SOAP ist das Zertifikat von einem anerkannten Aussteller ausgestellt, nicht selbst signiert.',
    en: 'On FTP, SFTP and SOAP the certificate is issued by a recognised issuer, not signed by yourself.',
  },
  citation: 'ChaMan user guide, certificates per channel',
  channels: ['FTP', 'SFTP', 'SOAP'],
  judge: ({ selfSigned }) =>
    selfSigned
      ? {
          verdict: 'fail',
          found: {
            nl: 'Het certificaat is met zijn eigen sleutel ondertekend.',
            fr: 'Le certificat est signé avec sa propre clé.',
            de: 'Das Zertifikat ist mit seinem eigenen Schlüssel signiert.',
            en: 'The certificate is signed with its own key.',
          },
          remedy: {
            nl: 'Vraag een certificaat aan bij een erkende leverancier. Een zelf ondertekend certificaat kan alleen op een REST-kanaal.',
            fr: 'Demandez un certificat à un fournisseur reconnu. Un certificat auto-signé n’est possible que sur un canal REST.',
            de: 'Beantragen Sie ein Zertifikat bei einem anerkannten Aussteller. Selbst signierte Zertifikate sind nur auf einem REST-Kanal möglich.',
            en: 'Request a certificate from a recognised issuer. A self-signed certificate is possible only on a REST channel.',
          },
        }
      : PASS,
});
