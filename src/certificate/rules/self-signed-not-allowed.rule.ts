import { PASS } from '../../platform/rule/rule.js';
import { certificateRule } from './certificate-subject.js';

export const selfSignedNotAllowed = certificateRule({
  name: 'self-signed-not-allowed',
  demand: {
    nl: 'Voor FTP, SFTP en SOAP is het certificaat uitgegeven door een erkende leverancier, niet door uzelf ondertekend.',
    fr: 'Pour FTP, SFTP et SOAP, le certificat est délivré par un fournisseur reconnu, et non signé par vous-même.',
    de: 'Für FTP, SFTP und SOAP ist das Zertifikat von einem anerkannten Aussteller ausgestellt, nicht von Ihnen selbst signiert.',
    en: 'For FTP, SFTP and SOAP the certificate is issued by a recognised issuer, not signed by yourself.',
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
            nl: 'Vraag een certificaat aan bij een erkende leverancier. Een zelfondertekend certificaat is alleen mogelijk voor REST.',
            fr: 'Demandez un certificat à un fournisseur reconnu. Un certificat auto-signé n’est possible que pour REST.',
            de: 'Beantragen Sie ein Zertifikat bei einem anerkannten Aussteller. Ein selbst signiertes Zertifikat ist nur für REST möglich.',
            en: 'Request a certificate from a recognised issuer. A self-signed certificate is possible only for REST.',
          },
        }
      : PASS,
});
