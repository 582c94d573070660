import type { Text } from '../../platform/i18n/texts.js';
import type { Finding } from '../parse/upload.js';

type Remedy =
  'export' | 'strip' | 'pkcs7' | 'pkcs12' | 'keystore' | 'issued' | 'private' | 'frame' | 'plain' | 'reissue';

export const REMEDY_OF: Readonly<Record<Finding, Remedy>> = {
  empty: 'export',
  damaged: 'export',
  'trailing-bytes': 'export',
  ber: 'strip',
  'other-structure': 'export',
  'trusted-certificate': 'strip',
  pkcs7: 'pkcs7',
  pkcs12: 'pkcs12',
  keystore: 'keystore',
  'certificate-request': 'issued',
  'revocation-list': 'export',
  'ocsp-response': 'export',
  'private-key': 'private',
  'public-key': 'export',
  'ssh-public-key': 'export',
  'pem-damaged': 'frame',
  'pem-base64': 'export',
  'pem-no-end': 'frame',
  'bare-base64': 'frame',
  hexadecimal: 'export',
  'utf-16': 'plain',
  html: 'export',
  zip: 'export',
  document: 'export',
  text: 'export',
  unknown: 'export',
};

export const REMEDIES: Readonly<Record<Remedy, Text>> = {
  export: {
    nl: 'Exporteer of download het certificaat opnieuw (in Windows: certificaat openen, Details, Kopiëren naar bestand, DER of Base-64) en stuur het bestand ongewijzigd.',
    fr: 'Exportez ou téléchargez à nouveau le certificat (sous Windows : ouvrir le certificat, Détails, Copier dans un fichier, DER ou Base-64) et envoyez le fichier sans le modifier.',
    de: 'Exportieren oder laden Sie das Zertifikat erneut herunter (in Windows: Zertifikat öffnen, Details, In Datei kopieren, DER oder Base-64) und senden Sie die Datei unverändert.',
    en: 'Export or download the certificate again (in Windows: open the certificate, Details, Copy to File, DER or Base-64) and send the file unchanged.',
  },
  strip: {
    nl: 'Schrijf het als gewoon certificaat: openssl x509 -in bestand -out certificaat.cer',
    fr: 'Convertissez-le en certificat ordinaire : openssl x509 -in fichier -out certificat.cer',
    de: 'Wandeln Sie es in ein gewöhnliches Zertifikat um: openssl x509 -in datei -out zertifikat.cer',
    en: 'Write it as an ordinary certificate: openssl x509 -in file -out certificate.cer',
  },
  pkcs7: {
    nl: 'Haal uw eigen certificaat eruit: openssl pkcs7 -print_certs -in bestand.p7b (voeg -inform DER toe als dat mislukt), en bewaar alleen uw certificaat in een .cer-bestand.',
    fr: 'Extrayez-en votre propre certificat : openssl pkcs7 -print_certs -in fichier.p7b (ajoutez -inform DER en cas d’échec), puis enregistrez uniquement votre certificat dans un fichier .cer.',
    de: 'Holen Sie Ihr eigenes Zertifikat heraus: openssl pkcs7 -print_certs -in datei.p7b (bei Misserfolg mit -inform DER), und speichern Sie nur Ihr Zertifikat in einer .cer-Datei.',
    en: 'Take your own certificate out of it: openssl pkcs7 -print_certs -in file.p7b (add -inform DER if that fails), and save only your certificate in a .cer file.',
  },
  pkcs12: {
    nl: 'Haal alleen het certificaat eruit: openssl pkcs12 -in bestand.pfx -clcerts -nokeys -out certificaat.cer',
    fr: 'Extrayez uniquement le certificat : openssl pkcs12 -in fichier.pfx -clcerts -nokeys -out certificat.cer',
    de: 'Holen Sie nur das Zertifikat heraus: openssl pkcs12 -in datei.pfx -clcerts -nokeys -out zertifikat.cer',
    en: 'Take only the certificate out of it: openssl pkcs12 -in file.pfx -clcerts -nokeys -out certificate.cer',
  },
  keystore: {
    nl: 'Haal alleen het certificaat eruit: keytool -exportcert -keystore bestand.jks -alias NAAM -file certificaat.cer',
    fr: 'Extrayez uniquement le certificat : keytool -exportcert -keystore fichier.jks -alias NOM -file certificat.cer',
    de: 'Holen Sie nur das Zertifikat heraus: keytool -exportcert -keystore datei.jks -alias NAME -file zertifikat.cer',
    en: 'Take only the certificate out of it: keytool -exportcert -keystore file.jks -alias NAME -file certificate.cer',
  },
  issued: {
    nl: 'Bezorg deze aanvraag aan uw leverancier en stuur ons het certificaat dat u terugkrijgt. Voor REST kunt u ze zelf ondertekenen: openssl x509 -req -in aanvraag.csr -signkey sleutel.pem -sha256 -days 730 -extfile <(echo keyUsage=critical,digitalSignature) -out certificaat.cer',
    fr: 'Transmettez cette demande à votre fournisseur et envoyez-nous le certificat qu’il vous renvoie. Pour REST, vous pouvez la signer vous-même : openssl x509 -req -in demande.csr -signkey cle.pem -sha256 -days 730 -extfile <(echo keyUsage=critical,digitalSignature) -out certificat.cer',
    de: 'Geben Sie diese Anforderung Ihrem Aussteller und senden Sie uns das Zertifikat, das Sie zurückbekommen. Für REST können Sie sie selbst signieren: openssl x509 -req -in anforderung.csr -signkey schluessel.pem -sha256 -days 730 -extfile <(echo keyUsage=critical,digitalSignature) -out zertifikat.cer',
    en: 'Hand this request to your issuer and send us the certificate that you get back. For REST you may sign it yourself: openssl x509 -req -in request.csr -signkey key.pem -sha256 -days 730 -extfile <(echo keyUsage=critical,digitalSignature) -out certificate.cer',
  },
  private: {
    nl: 'Deel een private sleutel met niemand. Kies het bestand met het certificaat.',
    fr: 'Ne partagez jamais une clé privée. Choisissez le fichier du certificat.',
    de: 'Teilen Sie einen privaten Schlüssel mit niemandem. Wählen Sie die Datei mit dem Zertifikat.',
    en: 'Share a private key with nobody. Choose the file with the certificate.',
  },
  frame: {
    nl: 'De eerste regel moet precies "-----BEGIN CERTIFICATE-----" zijn en de laatste "-----END CERTIFICATE-----", elk op een eigen regel, met ertussen regels van 64 tekens. Het eenvoudigst: exporteer het certificaat opnieuw.',
    fr: 'La première ligne doit être exactement « -----BEGIN CERTIFICATE----- » et la dernière « -----END CERTIFICATE----- », chacune seule sur sa ligne, avec entre elles des lignes de 64 caractères. Le plus simple : exportez à nouveau le certificat.',
    de: 'Die erste Zeile muss genau „-----BEGIN CERTIFICATE-----“ lauten und die letzte „-----END CERTIFICATE-----“, jede allein auf ihrer Zeile, dazwischen Zeilen mit 64 Zeichen. Am einfachsten: Exportieren Sie das Zertifikat erneut.',
    en: 'The first line must be exactly "-----BEGIN CERTIFICATE-----" and the last "-----END CERTIFICATE-----", each alone on its line, with lines of 64 characters between them. Simplest: export the certificate again.',
  },
  plain: {
    nl: 'Open het in Kladblok, kies Opslaan als, codering UTF-8 of ANSI, en stuur dat bestand.',
    fr: 'Ouvrez-le dans le Bloc-notes, choisissez Enregistrer sous, codage UTF-8 ou ANSI, et envoyez ce fichier.',
    de: 'Öffnen Sie sie im Editor, wählen Sie Speichern unter, Codierung UTF-8 oder ANSI, und senden Sie diese Datei.',
    en: 'Open it in Notepad, choose Save as, encoding UTF-8 or ANSI, and send that file.',
  },
  reissue: {
    nl: 'Vraag uw leverancier een nieuw certificaat, of maak het opnieuw met een ander programma.',
    fr: 'Demandez un nouveau certificat à votre fournisseur, ou recréez-le avec un autre programme.',
    de: 'Verlangen Sie von Ihrem Aussteller ein neues Zertifikat, oder erstellen Sie es mit einem anderen Programm neu.',
    en: 'Ask your issuer for a new certificate, or make it again with another program.',
  },
};
