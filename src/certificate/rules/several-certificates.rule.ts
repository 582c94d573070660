import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { Certificate } from '../x509/certificate.js';
import { displayName, nameKey } from '../x509/distinguished-name.js';
import type { CertificateSubject } from './certificate-subject.js';

export const severalCertificates: Rule<CertificateSubject> = {
  name: 'several-certificates',
  demand: {
    nl: 'Het bestand bevat precies één certificaat.',
    fr: 'Le fichier contient exactement un certificat.',
    de: 'Die Datei enthält genau ein Zertifikat.',
    en: 'The file holds exactly one certificate.',
  },
  citation: 'ChaMan, certificates: one per upload',
  appliesTo: ({ upload }) => upload.certificates.length > 0,
  judge: ({ upload: { certificates } }) => {
    if (certificates.length === 1) return PASS;
    const leaves = leavesOf(certificates);
    const parameters = {
      count: certificates.length,
      subjects: listed(certificates),
      leaf: leaves[0] ? displayName(leaves[0].subject) : '',
    };
    return { verdict: 'fail', parameters, found: FOUND, remedy: leaves.length === 1 ? ONE_LEAF : CHOOSE };
  },
};

/** Those that vouch for no other in the file; the position says nothing. */
function leavesOf(certificates: readonly Certificate[]): readonly Certificate[] {
  const issuers = new Set(
    certificates.map(({ issuer, subject }) => (nameKey(issuer) === nameKey(subject) ? '' : nameKey(issuer))),
  );
  const distinct = new Map(
    certificates.map((certificate) => [Buffer.from(certificate.der).toString('base64'), certificate]),
  );
  return [...distinct.values()].filter(
    ({ subject, extensions }) => !issuers.has(nameKey(subject)) && !extensions.values.basicConstraints?.ca,
  );
}

const SHOWN = 6;

function listed(certificates: readonly Certificate[]): string {
  const names = certificates.slice(0, SHOWN).map(({ subject }, index) => `${index + 1}) ${displayName(subject)}`);
  return names.join('; ') + (certificates.length > SHOWN ? '; …' : '');
}

const FOUND = {
  nl: 'Er zitten {count} certificaten in: {subjects}.',
  fr: 'Il y a {count} certificats dans le fichier : {subjects}.',
  de: 'Es sind {count} Zertifikate darin: {subjects}.',
  en: 'There are {count} certificates in it: {subjects}.',
};

const ONE_LEAF = {
  nl: 'Bewaar alleen uw eigen certificaat, "{leaf}", in een bestand en kies dat. De certificaten van de leverancier kennen wij zelf.',
  fr: 'Enregistrez uniquement votre propre certificat, « {leaf} », dans un fichier et choisissez celui-ci. Nous connaissons les certificats du fournisseur.',
  de: 'Speichern Sie nur Ihr eigenes Zertifikat, „{leaf}“, in einer Datei und wählen Sie diese. Die Zertifikate des Ausstellers kennen wir selbst.',
  en: 'Save only your own certificate, "{leaf}", in a file and choose that one. We know the certificates of the issuer ourselves.',
};

const CHOOSE = {
  nl: 'Bewaar alleen het certificaat waarvan u de private sleutel gebruikt in een bestand en kies dat.',
  fr: 'Enregistrez dans un fichier uniquement le certificat dont vous utilisez la clé privée, et choisissez celui-ci.',
  de: 'Speichern Sie nur das Zertifikat, dessen privaten Schlüssel Sie verwenden, in einer Datei und wählen Sie diese.',
  en: 'Save only the certificate whose private key you use in a file, and choose that one.',
};
