import type { Text } from '../../platform/i18n/texts.js';
import type { Finding } from '../parse/upload.js';

function text(nl: string, fr: string, de: string, en: string): Text {
  return { nl, fr, de, en };
}

/** What the file is, in words that its owner knows. */
export const FINDINGS: Readonly<Record<Finding, Text>> = {
  empty: text('Het bestand is leeg.', 'Le fichier est vide.', 'Die Datei ist leer.', 'The file is empty.'),
  damaged: text(
    'Het bestand begint als een certificaat, maar is afgebroken of onderweg beschadigd.',
    'Le fichier commence comme un certificat, mais il est tronqué ou a été abîmé en chemin.',
    'Die Datei beginnt wie ein Zertifikat, ist aber abgeschnitten oder unterwegs beschädigt worden.',
    'The file begins like a certificate, but is cut off or was damaged on its way.',
  ),
  'trailing-bytes': text(
    'Na het certificaat staan nog gegevens die er niet bij horen (aantal bytes: {octets}).',
    'Le certificat est suivi de données qui n’en font pas partie (nombre d’octets : {octets}).',
    'Nach dem Zertifikat folgen noch Daten, die nicht dazugehören (Anzahl der Bytes: {octets}).',
    'After the certificate comes data that does not belong to it (number of bytes: {octets}).',
  ),
  ber: text(
    'Het bestand is opgeslagen in de vorm BER; een certificaat moet de strengere vorm DER hebben.',
    'Le fichier est enregistré au format BER ; un certificat doit avoir le format DER, plus strict.',
    'Die Datei ist in der Form BER gespeichert; ein Zertifikat muss die strengere Form DER haben.',
    'The file is saved in the form BER; a certificate must have the stricter form DER.',
  ),
  'other-structure': text(
    'Het bestand bevat gegevens in de vorm van een certificaat, maar is er geen.',
    'Le fichier contient des données qui ressemblent à un certificat, mais ce n’en est pas un.',
    'Die Datei enthält Daten in der Form eines Zertifikats, ist aber keines.',
    'The file holds data shaped like a certificate, but is not one.',
  ),
  'trusted-certificate': text(
    'Het bestand is een "TRUSTED CERTIFICATE", een vorm die alleen OpenSSL kent, met extra gegevens.',
    'Le fichier est un « TRUSTED CERTIFICATE », un format propre à OpenSSL, avec des données supplémentaires.',
    'Die Datei ist ein „TRUSTED CERTIFICATE“, eine Form, die nur OpenSSL kennt, mit zusätzlichen Daten.',
    'The file is a "TRUSTED CERTIFICATE", a form that only OpenSSL knows, with additional data.',
  ),
  pkcs7: text(
    'Het bestand is een verzameling certificaten (PKCS#7, .p7b).',
    'Le fichier est une collection de certificats (PKCS#7, .p7b).',
    'Die Datei ist eine Sammlung von Zertifikaten (PKCS#7, .p7b).',
    'The file is a collection of certificates (PKCS#7, .p7b).',
  ),
  pkcs12: text(
    'Het bestand is een PKCS#12-bestand (.pfx of .p12). Daarin zit gewoonlijk ook uw privésleutel, die u met niemand deelt.',
    'Le fichier est un fichier PKCS#12 (.pfx ou .p12). Il contient en général aussi votre clé privée, à ne jamais partager.',
    'Die Datei ist eine PKCS#12-Datei (.pfx oder .p12). Sie enthält in der Regel auch Ihren privaten Schlüssel, den Sie mit niemandem teilen.',
    'The file is a PKCS#12 file (.pfx or .p12). It usually holds your private key as well, which you share with nobody.',
  ),
  keystore: text(
    'Het bestand is een Java-keystore (.jks), een opslagplaats voor sleutels. Daarin zit gewoonlijk ook uw privésleutel.',
    'Le fichier est un magasin de clés Java (.jks). Il contient en général aussi votre clé privée.',
    'Die Datei ist ein Java-Schlüsselspeicher (.jks). Er enthält in der Regel auch Ihren privaten Schlüssel.',
    'The file is a Java key store (.jks). It usually holds your private key as well.',
  ),
  'certificate-request': text(
    'Het bestand is een certificaataanvraag (CSR): de vraag om een certificaat, niet het certificaat zelf.',
    'Le fichier est une demande de certificat (CSR) : il demande un certificat, ce n’est pas le certificat lui-même.',
    'Die Datei ist eine Zertifikatsanforderung (CSR): die Bitte um ein Zertifikat, nicht das Zertifikat selbst.',
    'The file is a certificate request (CSR): it asks for a certificate and is not the certificate itself.',
  ),
  'revocation-list': text(
    'Het bestand is een lijst van ingetrokken certificaten (CRL).',
    'Le fichier est une liste de certificats révoqués (CRL).',
    'Die Datei ist eine Liste widerrufener Zertifikate (CRL).',
    'The file is a list of revoked certificates (CRL).',
  ),
  'ocsp-response': text(
    'Het bestand is een antwoord over de geldigheid van een certificaat (OCSP).',
    'Le fichier est une réponse sur la validité d’un certificat (OCSP).',
    'Die Datei ist eine Auskunft über die Gültigkeit eines Zertifikats (OCSP).',
    'The file is an answer about the validity of a certificate (OCSP).',
  ),
  'private-key': text(
    'Het bestand is een privésleutel, geen certificaat.',
    'Le fichier est une clé privée, pas un certificat.',
    'Die Datei ist ein privater Schlüssel, kein Zertifikat.',
    'The file is a private key, not a certificate.',
  ),
  'public-key': text(
    'Het bestand is alleen een publieke sleutel. Een certificaat bevat die ook, maar zegt er nog bij van wie hij is en hoe lang hij geldt.',
    'Le fichier est seulement une clé publique. Un certificat la contient aussi, mais dit en plus à qui elle appartient et jusqu’à quand elle est valable.',
    'Die Datei ist nur ein öffentlicher Schlüssel. Ein Zertifikat enthält ihn auch, sagt aber zudem, wem er gehört und wie lange er gilt.',
    'The file is only a public key. A certificate holds it too, but also says whose it is and how long it is valid.',
  ),
  'ssh-public-key': text(
    'Het bestand is een publieke SSH-sleutel. Die hoort in een ander veld.',
    'Le fichier est une clé publique SSH. Elle se place dans un autre champ.',
    'Die Datei ist ein öffentlicher SSH-Schlüssel. Er gehört in ein anderes Feld.',
    'The file is an SSH public key. It belongs in another field.',
  ),
  'pem-damaged': text(
    'Er staat een certificaat in de tekst, maar de regels eromheen zijn beschadigd, bijvoorbeeld door kopiëren of een tekstverwerker.',
    'Le texte contient un certificat, mais les lignes qui l’entourent sont abîmées, par exemple par un copier-coller ou un traitement de texte.',
    'Der Text enthält ein Zertifikat, aber die Zeilen darum herum sind beschädigt, etwa durch Kopieren oder eine Textverarbeitung.',
    'There is a certificate in the text, but the lines around it are damaged, for instance by copying or a word processor.',
  ),
  'pem-base64': text(
    'Het certificaat is beschadigd: regel {line} van het bestand bevat tekens die er niet horen, of er ontbreken tekens.',
    'Le certificat est abîmé : la ligne {line} du fichier contient des caractères en trop, ou il en manque.',
    'Das Zertifikat ist beschädigt: Zeile {line} der Datei enthält Zeichen, die nicht dorthin gehören, oder es fehlen Zeichen.',
    'The certificate is damaged: line {line} of the file holds characters that do not belong there, or some are missing.',
  ),
  'pem-no-end': text(
    'Het einde ontbreekt: er is geen goede regel "-----END CERTIFICATE-----".',
    'La fin manque : il n’y a pas de ligne « -----END CERTIFICATE----- » correcte.',
    'Das Ende fehlt: Es gibt keine richtige Zeile „-----END CERTIFICATE-----“.',
    'The end is missing: there is no proper line "-----END CERTIFICATE-----".',
  ),
  'bare-base64': text(
    'Het bestand bevat gecodeerde tekst (base64) zonder de regels "-----BEGIN CERTIFICATE-----" en "-----END CERTIFICATE-----".',
    'Le fichier contient du texte codé (base64) sans les lignes « -----BEGIN CERTIFICATE----- » et « -----END CERTIFICATE----- ».',
    'Die Datei enthält kodierten Text (Base64) ohne die Zeilen „-----BEGIN CERTIFICATE-----“ und „-----END CERTIFICATE-----“.',
    'The file holds encoded text (base64) without the lines "-----BEGIN CERTIFICATE-----" and "-----END CERTIFICATE-----".',
  ),
  hexadecimal: text(
    'Het bestand bevat hexadecimale cijfers in plaats van het certificaat zelf.',
    'Le fichier contient des chiffres hexadécimaux au lieu du certificat lui-même.',
    'Die Datei enthält hexadezimale Ziffern statt des Zertifikats selbst.',
    'The file holds hexadecimal digits instead of the certificate itself.',
  ),
  'utf-16': text(
    'Het bestand is tekst in UTF-16 ("Unicode" in Kladblok).',
    'Le fichier est du texte en UTF-16 (« Unicode » dans le Bloc-notes).',
    'Die Datei ist ein Text in UTF-16 („Unicode“ im Editor von Windows).',
    'The file is text in UTF-16 ("Unicode" in Notepad).',
  ),
  html: text(
    'Het bestand is een webpagina.',
    'Le fichier est une page web.',
    'Die Datei ist eine Webseite.',
    'The file is a web page.',
  ),
  zip: text(
    'Het bestand is een gecomprimeerd archief (zoals .zip).',
    'Le fichier est une archive compressée (comme .zip).',
    'Die Datei ist ein komprimiertes Archiv (etwa .zip).',
    'The file is a compressed archive (such as .zip).',
  ),
  document: text(
    'Het bestand is een document of een afbeelding.',
    'Le fichier est un document ou une image.',
    'Die Datei ist ein Dokument oder ein Bild.',
    'The file is a document or a picture.',
  ),
  text: text(
    'Het bestand is gewone tekst zonder certificaat.',
    'Le fichier est du texte ordinaire sans certificat.',
    'Die Datei ist gewöhnlicher Text ohne Zertifikat.',
    'The file is ordinary text without a certificate.',
  ),
  unknown: text(
    'Wij herkennen de inhoud van het bestand niet.',
    'Nous ne reconnaissons pas le contenu du fichier.',
    'Wir erkennen den Inhalt der Datei nicht.',
    'We do not recognise what the file holds.',
  ),
};

/** For a certificate that can be read but breaks the standard. */
export const DEFECTS: Text = text(
  'Het certificaat is te lezen, maar niet opgebouwd zoals de norm voorschrijft ({defects}); andere systemen kunnen het weigeren.',
  'Le certificat est lisible, mais n’est pas construit comme la norme le prescrit ({defects}) ; d’autres systèmes peuvent le refuser.',
  'Das Zertifikat ist lesbar, aber nicht so gebaut, wie die Norm es verlangt ({defects}); andere Systeme können es ablehnen.',
  'The certificate can be read but is not built as the standard demands ({defects}); other systems may refuse it.',
);
