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
    fr: 'Exportez ou téléchargez à nouveau le certificat (sous Windows : ouvrir le certificat, Détails, Copier dans un fichier, DER ou Base-64) et envoyez le fichier sans le modifier.',
    de: 'Exportieren Sie das Zertifikat erneut, oder laden Sie es erneut herunter (in Windows: Zertifikat öffnen, Details, In Datei kopieren, DER oder Base-64) und senden Sie die Datei unverändert.',
    en: 'Export or download the certificate again (in Windows: open the certificate, Details, Copy to File, DER or Base-64) and send the file unchanged.',
  },
  strip: {
    nl: 'Zet het om naar een gewoon certificaat: openssl x509 -in bestand -out certificaat.cer (voeg -inform DER toe als dat mislukt). Weigeren wij ook dat bestand, vraag uw leverancier dan het certificaat opnieuw.',
    fr: 'Convertissez-le en certificat ordinaire : openssl x509 -in fichier -out certificat.cer (ajoutez -inform DER en cas d’échec). Si nous refusons aussi ce fichier, redemandez le certificat à votre fournisseur.',
    de: 'Wandeln Sie sie in ein gewöhnliches Zertifikat um: openssl x509 -in datei -out zertifikat.cer (bei Misserfolg mit -inform DER). Lehnen wir auch diese Datei ab, so bitten Sie Ihren Aussteller erneut um das Zertifikat.',
    en: 'Convert it to an ordinary certificate: openssl x509 -in file -out certificate.cer (add -inform DER if that fails). If we refuse that file too, ask your issuer for the certificate again.',
  },
  pkcs7: {
    nl: 'Haal uw eigen certificaat eruit, als tekst: openssl pkcs7 -print_certs -in bestand.p7b (voeg -inform DER toe als dat mislukt), en bewaar alleen uw certificaat in een .cer-bestand.',
    fr: 'Extrayez-en votre propre certificat, sous forme de texte : openssl pkcs7 -print_certs -in fichier.p7b (ajoutez -inform DER en cas d’échec), puis enregistrez uniquement votre certificat dans un fichier .cer.',
    de: 'Holen Sie Ihr eigenes Zertifikat als Text heraus: openssl pkcs7 -print_certs -in datei.p7b (bei Misserfolg mit -inform DER), und speichern Sie nur Ihr Zertifikat in einer .cer-Datei.',
    en: 'Take your own certificate out of it, as text: openssl pkcs7 -print_certs -in file.p7b (add -inform DER if that fails), and save only your certificate in a .cer file.',
  },
  pkcs12: {
    nl: 'Haal alleen het certificaat eruit: openssl pkcs12 -in bestand.pfx -clcerts -nokeys -out certificaat.cer (voeg -legacy toe als dat bij een ouder bestand mislukt)',
    fr: 'Extrayez uniquement le certificat : openssl pkcs12 -in fichier.pfx -clcerts -nokeys -out certificat.cer (ajoutez -legacy en cas d’échec avec un fichier plus ancien)',
    de: 'Holen Sie nur das Zertifikat heraus: openssl pkcs12 -in datei.pfx -clcerts -nokeys -out zertifikat.cer (bei Misserfolg mit einer älteren Datei: mit -legacy)',
    en: 'Take only the certificate out of it: openssl pkcs12 -in file.pfx -clcerts -nokeys -out certificate.cer (add -legacy if that fails on an older file)',
  },
  keystore: {
    nl: 'Haal alleen het certificaat eruit: keytool -exportcert -keystore bestand.jks -alias NAAM -file certificaat.cer · Welke NAAM u nodig hebt, toont: keytool -list -keystore bestand.jks',
    fr: 'Extrayez uniquement le certificat : keytool -exportcert -keystore fichier.jks -alias NOM -file certificat.cer · Pour connaître le NOM : keytool -list -keystore fichier.jks',
    de: 'Holen Sie nur das Zertifikat heraus: keytool -exportcert -keystore datei.jks -alias NAME -file zertifikat.cer · Welcher NAME nötig ist, zeigt: keytool -list -keystore datei.jks',
    en: 'Take only the certificate out of it: keytool -exportcert -keystore file.jks -alias NAME -file certificate.cer · To see which NAME you need: keytool -list -keystore file.jks',
  },
  issued: {
    nl: 'Stuur deze aanvraag naar uw leverancier en stuur ons het certificaat dat u terugkrijgt. Voor REST mag u ze zelf ondertekenen: openssl req -x509 -in aanvraag.csr -key sleutel.pem -sha256 -days 730 -addext keyUsage=critical,digitalSignature -out certificaat.cer',
    fr: 'Transmettez cette demande à votre fournisseur et envoyez-nous le certificat qu’il vous renvoie. Pour REST, vous pouvez la signer vous-même : openssl req -x509 -in demande.csr -key cle.pem -sha256 -days 730 -addext keyUsage=critical,digitalSignature -out certificat.cer',
    de: 'Senden Sie diese Anforderung an Ihren Aussteller und senden Sie uns das Zertifikat, das Sie zurückbekommen. Für REST dürfen Sie sie selbst signieren: openssl req -x509 -in anforderung.csr -key schluessel.pem -sha256 -days 730 -addext keyUsage=critical,digitalSignature -out zertifikat.cer',
    en: 'Send this request to your issuer and send us the certificate that you get back. For REST you may sign it yourself: openssl req -x509 -in request.csr -key key.pem -sha256 -days 730 -addext keyUsage=critical,digitalSignature -out certificate.cer',
  },
  private: {
    nl: 'Deel een privésleutel met niemand. Kies het bestand met het certificaat.',
    fr: 'Ne partagez jamais une clé privée. Choisissez le fichier du certificat.',
    de: 'Teilen Sie einen privaten Schlüssel mit niemandem. Wählen Sie die Datei mit dem Zertifikat.',
    en: 'Share a private key with nobody. Choose the file with the certificate.',
  },
  frame: {
    nl: 'De eerste regel moet precies "-----BEGIN CERTIFICATE-----" zijn en de laatste "-----END CERTIFICATE-----", elk alleen op een regel, met ertussen regels van 64 tekens. Het eenvoudigst: exporteer het certificaat opnieuw.',
    fr: 'La première ligne doit être exactement « -----BEGIN CERTIFICATE----- » et la dernière « -----END CERTIFICATE----- », chacune seule sur sa ligne, avec entre elles des lignes de 64 caractères. Le plus simple : exportez à nouveau le certificat.',
    de: 'Die erste Zeile muss genau „-----BEGIN CERTIFICATE-----“ lauten und die letzte „-----END CERTIFICATE-----“, jede allein auf ihrer Zeile, dazwischen Zeilen mit 64 Zeichen. Am einfachsten: Exportieren Sie das Zertifikat erneut.',
    en: 'The first line must be exactly "-----BEGIN CERTIFICATE-----" and the last "-----END CERTIFICATE-----", each alone on its line, with lines of 64 characters between them. The simplest way: export the certificate again.',
  },
  plain: {
    nl: 'Open het in Kladblok, kies Opslaan als, met codering UTF-8 of ANSI, en stuur dat bestand.',
    fr: 'Ouvrez-le dans le Bloc-notes, choisissez Enregistrer sous, avec le codage UTF-8 ou ANSI, et envoyez ce fichier.',
    de: 'Öffnen Sie sie im Editor, wählen Sie Speichern unter, mit der Codierung UTF-8 oder ANSI, und senden Sie diese Datei.',
    en: 'Open it in Notepad, choose Save as, with the encoding UTF-8 or ANSI, and send that file.',
  },
  reissue: {
    nl: 'Vraag uw leverancier een nieuw certificaat, of maak het opnieuw met een ander programma.',
    fr: 'Demandez un nouveau certificat à votre fournisseur, ou recréez-le avec un autre programme.',
    de: 'Bitten Sie Ihren Aussteller um ein neues Zertifikat, oder erstellen Sie es mit einem anderen Programm neu.',
    en: 'Ask your issuer for a new certificate, or make it again with another program.',
  },
};
