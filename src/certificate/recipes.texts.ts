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
  nl: 'Vervang NAME en ORGANISATION door de naam van uw toepassing en van uw onderneming. Laad certificate.cer hier op. De privésleutel blijft bij u: geef hem aan niemand, ook niet aan ons.',
  fr: 'Remplacez NAME et ORGANISATION par le nom de votre application et celui de votre entreprise. Déposez certificate.cer ici. La clé privée reste chez vous : ne la donnez à personne, pas même à nous.',
  de: 'Ersetzen Sie NAME und ORGANISATION durch den Namen Ihrer Anwendung und den Ihres Unternehmens. Laden Sie certificate.cer hier hoch. Der private Schlüssel bleibt bei Ihnen: Geben Sie ihn niemandem, auch uns nicht.',
  en: 'Put the name of your application and of your organisation in the place of NAME and ORGANISATION. Upload certificate.cer here. The private key stays with you: give it to nobody, not even to us.',
};

export const AFTER_REQUEST: Text = {
  nl: 'Vervang NAME en ORGANISATION door de naam van uw toepassing en van uw onderneming. Stuur request.csr naar uw leverancier. Bewaar alleen uw eigen certificaat dat u terugkrijgt, zonder dat van de leverancier erbij, onder een naam die eindigt op .cer, en laad het hier op. De privésleutel blijft bij u: geef hem aan niemand.',
  fr: 'Remplacez NAME et ORGANISATION par le nom de votre application et celui de votre entreprise. Envoyez request.csr à votre fournisseur. Enregistrez uniquement votre propre certificat reçu en retour, sans celui du fournisseur, sous un nom qui se termine par .cer, et déposez-le ici. La clé privée reste chez vous : ne la donnez à personne.',
  de: 'Ersetzen Sie NAME und ORGANISATION durch den Namen Ihrer Anwendung und den Ihres Unternehmens. Senden Sie request.csr an Ihren Aussteller. Speichern Sie nur Ihr eigenes Zertifikat, das Sie zurückbekommen, ohne das des Ausstellers, unter einem Namen, der auf .cer endet, und laden Sie es hier hoch. Der private Schlüssel bleibt bei Ihnen: Geben Sie ihn niemandem.',
  en: 'Put the name of your application and of your organisation in the place of NAME and ORGANISATION. Send request.csr to your issuer. Save only your own certificate that comes back, without that of the issuer, under a name that ends in .cer, and upload it here. The private key stays with you: give it to nobody.',
};

export const AFTER_EXTRACTION: Text = {
  nl: 'Vervang FILE door de naam van uw bestand. Laad certificate.cer hier op, nooit het .pfx- of .p12-bestand zelf: daarin zit uw privésleutel. Mislukt openssl bij een ouder bestand, voeg dan -legacy toe. Zegt keytool dat de alias niet bestaat, dan toont deze opdracht de juiste: keytool -list -keystore FILE.p12',
  fr: 'Remplacez FILE par le nom de votre fichier. Déposez certificate.cer ici, jamais le fichier .pfx ou .p12 lui-même : il contient votre clé privée. Si openssl échoue avec un fichier plus ancien, ajoutez -legacy. Si keytool dit que l’alias n’existe pas, cette commande affiche le bon : keytool -list -keystore FILE.p12',
  de: 'Ersetzen Sie FILE durch den Namen Ihrer Datei. Laden Sie certificate.cer hier hoch, niemals die .pfx- oder .p12-Datei selbst: Darin ist Ihr privater Schlüssel. Schlägt openssl bei einer älteren Datei fehl, so ergänzen Sie -legacy. Sagt keytool, dass der Alias nicht existiert, so zeigt dieser Befehl den richtigen: keytool -list -keystore FILE.p12',
  en: 'Put the name of your file in the place of FILE. Upload certificate.cer here, never the .pfx or .p12 file itself: your private key is in it. If openssl fails on an older file, add -legacy. If keytool says that the alias does not exist, this command shows the right one: keytool -list -keystore FILE.p12',
};
