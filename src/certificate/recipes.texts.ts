import type { Text } from '../platform/i18n/texts.js';

export const SELF_SIGNED: Text = {
  nl: 'Zelf een certificaat maken (alleen voor REST)',
  fr: 'Créer vous-même un certificat (uniquement pour REST)',
  de: 'Ein Zertifikat selbst erstellen (nur für REST)',
  en: 'Make a certificate yourself (for REST only)',
};

export const REQUEST: Text = {
  nl: 'Een certificaat aanvragen bij een erkende leverancier',
  fr: 'Demander un certificat à un fournisseur reconnu',
  de: 'Ein Zertifikat bei einem anerkannten Aussteller beantragen',
  en: 'Request a certificate from a recognised issuer',
};

export const EXTRACT: Text = {
  nl: 'Het certificaat uit een .pfx- of .p12-bestand halen',
  fr: 'Extraire le certificat d’un fichier .pfx ou .p12',
  de: 'Das Zertifikat aus einer .pfx- oder .p12-Datei holen',
  en: 'Take the certificate out of a .pfx or .p12 file',
};

export const AFTER_SELF_SIGNED: Text = {
  nl: 'Vervang NAME en ORGANISATION door de naam van uw toepassing en van uw onderneming. Laad certificate.cer hier op. De sleutel blijft bij u: geef hem aan niemand, ook niet aan ons.',
  fr: 'Remplacez NAME et ORGANISATION par le nom de votre application et celui de votre entreprise. Déposez certificate.cer ici. La clé reste chez vous : ne la donnez à personne, pas même à nous.',
  de: 'Ersetzen Sie NAME und ORGANISATION durch den Namen Ihrer Anwendung und den Ihres Unternehmens. Laden Sie certificate.cer hier hoch. Der Schlüssel bleibt bei Ihnen: Geben Sie ihn niemandem, auch uns nicht.',
  en: 'Put the name of your application and of your organisation in the place of NAME and ORGANISATION. Upload certificate.cer here. The key stays with you: give it to nobody, not to us either.',
};

export const AFTER_REQUEST: Text = {
  nl: 'Vervang NAME en ORGANISATION door de naam van uw toepassing en van uw onderneming. Stuur request.csr naar uw leverancier. Bewaar het certificaat dat u terugkrijgt alleen, zonder de andere certificaten van de keten, onder een naam die eindigt op .cer, en laad het hier op. De sleutel blijft bij u: geef hem aan niemand.',
  fr: 'Remplacez NAME et ORGANISATION par le nom de votre application et celui de votre entreprise. Envoyez request.csr à votre fournisseur. Enregistrez seul le certificat reçu, sans les autres certificats de la chaîne, sous un nom qui se termine par .cer, et déposez-le ici. La clé reste chez vous : ne la donnez à personne.',
  de: 'Ersetzen Sie NAME und ORGANISATION durch den Namen Ihrer Anwendung und den Ihres Unternehmens. Senden Sie request.csr an Ihren Aussteller. Speichern Sie das erhaltene Zertifikat allein, ohne die anderen Zertifikate der Kette, unter einem Namen, der auf .cer endet, und laden Sie es hier hoch. Der Schlüssel bleibt bei Ihnen: Geben Sie ihn niemandem.',
  en: 'Put the name of your application and of your organisation in the place of NAME and ORGANISATION. Send request.csr to your issuer. Save the certificate that comes back alone, without the other certificates of the chain, under a name that ends in .cer, and upload it here. The key stays with you: give it to nobody.',
};

export const AFTER_EXTRACTION: Text = {
  nl: 'Vervang FILE door de naam van uw bestand. Laad certificate.cer hier op, nooit het .pfx- of .p12-bestand zelf: daarin zit uw sleutel. Noemt keytool een andere alias, gebruik dan die.',
  fr: 'Remplacez FILE par le nom de votre fichier. Déposez certificate.cer ici, jamais le fichier .pfx ou .p12 lui-même : il contient votre clé. Si keytool indique un autre alias, utilisez celui-là.',
  de: 'Ersetzen Sie FILE durch den Namen Ihrer Datei. Laden Sie certificate.cer hier hoch, niemals die .pfx- oder .p12-Datei selbst: Darin ist Ihr Schlüssel. Nennt keytool einen anderen Alias, so verwenden Sie diesen.',
  en: 'Put the name of your file in the place of FILE. Upload certificate.cer here, never the .pfx or .p12 file itself: your key is in it. If keytool names another alias, use that one.',
};
