import type { Text } from '../../platform/i18n/texts.js';
import type { PathFault } from '../path/find-path.js';

function text(nl: string, fr: string, de: string, en: string): Text {
  return { nl, fr, de, en };
}

const ISSUER_UNFIT = text(
  'De leverancier "{issuer}" is bekend, maar zijn eigen certificaat is niet geschikt om dit certificaat uit te geven.',
  'Le fournisseur « {issuer} » est connu, mais son propre certificat ne convient pas pour délivrer celui-ci.',
  'Der Aussteller „{issuer}“ ist bekannt, aber sein eigenes Zertifikat eignet sich nicht dafür, dieses auszustellen.',
  'The issuer "{issuer}" is known, but its own certificate is not fit to issue this one.',
);

/** Why no path to a trust anchor holds. */
export const PATH_FAULTS: Readonly<Record<PathFault, Text>> = {
  'unknown-issuer': text(
    'De leverancier "{issuer}" staat niet op onze lijst.',
    'Le fournisseur « {issuer} » ne figure pas sur notre liste.',
    'Der Aussteller „{issuer}“ steht nicht auf unserer Liste.',
    'The issuer "{issuer}" is not on our list.',
  ),
  signature: text(
    'Het certificaat noemt de leverancier "{issuer}", maar die heeft het niet ondertekend.',
    'Le certificat cite le fournisseur « {issuer} », mais celui-ci ne l’a pas signé.',
    'Das Zertifikat nennt den Aussteller „{issuer}“, aber dieser hat es nicht signiert.',
    'The certificate names the issuer "{issuer}", but that issuer did not sign it.',
  ),
  'issuer-expired': text(
    'Het certificaat van de leverancier "{issuer}", of van wie voor hem instaat, is vervallen.',
    'Le certificat du fournisseur « {issuer} », ou de celui qui s’en porte garant, a expiré.',
    'Das Zertifikat des Ausstellers „{issuer}“, oder dessen, der für ihn bürgt, ist abgelaufen.',
    'The certificate of the issuer "{issuer}", or of whoever vouches for it, has expired.',
  ),
  'issuer-not-yet-valid': text(
    'Het certificaat van de leverancier "{issuer}", of van wie voor hem instaat, is nog niet geldig.',
    'Le certificat du fournisseur « {issuer} », ou de celui qui s’en porte garant, n’est pas encore valable.',
    'Das Zertifikat des Ausstellers „{issuer}“, oder dessen, der für ihn bürgt, ist noch nicht gültig.',
    'The certificate of the issuer "{issuer}", or of whoever vouches for it, is not valid yet.',
  ),
  'issuer-not-a-ca': ISSUER_UNFIT,
  'issuer-may-not-sign': ISSUER_UNFIT,
  'issuer-weak-key': ISSUER_UNFIT,
  'issuer-malformed': ISSUER_UNFIT,
  'path-length': ISSUER_UNFIT,
  policy: ISSUER_UNFIT,
  'critical-extension': text(
    'Het certificaat, of dat van zijn leverancier, bevat een kritieke uitbreiding (een die men niet mag negeren) die wij niet kennen: {extensions}.',
    'Le certificat, ou celui de son fournisseur, contient une extension critique (qui ne peut pas être ignorée) que nous ne connaissons pas : {extensions}.',
    'Das Zertifikat, oder das seines Ausstellers, enthält eine kritische Erweiterung (die man nicht ignorieren darf), die wir nicht kennen: {extensions}.',
    'The certificate, or that of its issuer, holds a critical extension (one that must not be ignored) that we do not know: {extensions}.',
  ),
  malformed: text(
    'Een uitbreiding van het certificaat is onleesbaar of komt tweemaal voor.',
    'Une extension du certificat est illisible ou figure deux fois.',
    'Eine Erweiterung des Zertifikats ist unlesbar oder kommt zweimal vor.',
    'An extension of the certificate cannot be read, or occurs twice.',
  ),
  'explicit-parameters': text(
    'De EC-sleutel schrijft zijn curve voluit in plaats van ze te noemen: certificaten met zo’n sleutel zijn ongeldig.',
    'La clé EC décrit sa courbe en entier au lieu de la nommer : les certificats avec une telle clé ne sont pas valables.',
    'Der EC-Schlüssel beschreibt seine Kurve vollständig, statt sie zu nennen: Zertifikate mit einem solchen Schlüssel sind ungültig.',
    'The EC key spells its curve out instead of naming it: certificates with such a key are not valid.',
  ),
  'name-constraints': text(
    'De leverancier "{issuer}" mag voor de namen in dit certificaat geen certificaten uitgeven.',
    'Le fournisseur « {issuer} » ne peut pas délivrer de certificats pour les noms de ce certificat.',
    'Der Aussteller „{issuer}“ darf für die Namen in diesem Zertifikat keine Zertifikate ausstellen.',
    'The issuer "{issuer}" may not issue certificates for the names in this one.',
  ),
  'work-limit': text(
    'De weg naar een vertrouwde leverancier is te ingewikkeld om te controleren.',
    'Le chemin vers un fournisseur de confiance est trop complexe pour être vérifié.',
    'Der Weg zu einem vertrauenswürdigen Aussteller ist zu kompliziert, um ihn zu prüfen.',
    'The way to a trusted issuer is too complicated to check.',
  ),
};
