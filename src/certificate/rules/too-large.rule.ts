import { PASS, type Rule } from '../../platform/rule/rule.js';
import { MAX_UPLOAD_OCTETS } from '../parse/upload.js';
import type { CertificateSubject } from './certificate-subject.js';

export const tooLarge: Rule<CertificateSubject> = {
  name: 'too-large',
  demand: {
    nl: 'Het bestand is niet groter dan 64 KiB.',
    fr: 'Le fichier ne dépasse pas 64 Kio.',
    de: 'Die Datei ist nicht größer als 64 KiB.',
    en: 'The file is no larger than 64 KiB.',
  },
  citation: 'ChaMan, certificates: size of an upload',
  appliesTo: () => true,
  judge: ({ upload }) =>
    upload.tooLarge
      ? {
          verdict: 'fail',
          found: {
            nl: 'Het bestand is {size} KiB groot. Een certificaat is zelden groter dan 10 KiB.',
            fr: 'Le fichier fait {size} Kio. Un certificat dépasse rarement 10 Kio.',
            de: 'Die Datei ist {size} KiB groß. Ein Zertifikat ist selten größer als 10 KiB.',
            en: 'The file is {size} KiB. A certificate is rarely larger than 10 KiB.',
          },
          remedy: {
            nl: 'Kies het bestand waarin alleen uw certificaat staat.',
            fr: 'Choisissez le fichier qui contient uniquement votre certificat.',
            de: 'Wählen Sie die Datei, die nur Ihr Zertifikat enthält.',
            en: 'Choose the file that holds only your certificate.',
          },
          parameters: { size: Math.ceil(upload.octets / 1024), limit: MAX_UPLOAD_OCTETS / 1024 },
        }
      : PASS,
};
