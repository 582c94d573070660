import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { CertificateSubject } from './certificate-subject.js';

/** Its judgement carries nothing of the file: what is a secret must not travel in an answer or a log. */
export const privateKeyIncluded: Rule<CertificateSubject> = {
  name: 'private-key-included',
  demand: {
    nl: 'Het bestand bevat geen privésleutel.',
    fr: 'Le fichier ne contient pas de clé privée.',
    de: 'Die Datei enthält keinen privaten Schlüssel.',
    en: 'The file holds no private key.',
  },
  citation: 'ChaMan, certificates: a private key stays with its holder',
  appliesTo: ({ upload }) => !upload.tooLarge,
  judge: ({ upload }) =>
    upload.hasPrivateKey
      ? {
          verdict: 'fail',
          found: {
            nl: 'Er zit een privésleutel in het bestand. Wij hebben het bestand niet bewaard.',
            fr: 'Le fichier contient une clé privée. Nous n’avons pas conservé le fichier.',
            de: 'Die Datei enthält einen privaten Schlüssel. Wir haben die Datei nicht gespeichert.',
            en: 'There is a private key in the file. We have not kept the file.',
          },
          remedy: {
            nl: 'Deze sleutel heeft uw systemen verlaten: gebruik hem niet meer. Maak een nieuwe sleutel en een nieuw certificaat, en stuur alleen het certificaat. Zo haalt u alleen het certificaat uit een .pem-bestand: openssl x509 -in bestand.pem -out certificaat.cer',
            fr: 'Cette clé a quitté vos systèmes : ne l’utilisez plus. Créez une nouvelle clé et un nouveau certificat, et n’envoyez que le certificat. Pour extraire uniquement le certificat d’un fichier .pem : openssl x509 -in fichier.pem -out certificat.cer',
            de: 'Dieser Schlüssel hat Ihre Systeme verlassen: Verwenden Sie ihn nicht mehr. Erstellen Sie einen neuen Schlüssel und ein neues Zertifikat, und senden Sie nur das Zertifikat. So holen Sie nur das Zertifikat aus einer .pem-Datei: openssl x509 -in datei.pem -out zertifikat.cer',
            en: 'This key has left your systems: stop using it. Make a new key and a new certificate, and send the certificate alone. To take only the certificate out of a .pem file: openssl x509 -in file.pem -out certificate.cer',
          },
        }
      : PASS,
};
