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
  nl: 'Er zitten {count} certificaten in het bestand: {subjects}.',
  fr: 'Il y a {count} certificats dans le fichier : {subjects}.',
  de: 'In der Datei sind {count} Zertifikate: {subjects}.',
  en: 'There are {count} certificates in the file: {subjects}.',
};

const ONE_LEAF = {
  nl: 'Bewaar alleen uw eigen certificaat, "{leaf}", in een apart bestand en kies dat. De certificaten van de leverancier hoeft u niet mee te sturen.',
  fr: 'Enregistrez uniquement votre propre certificat, « {leaf} », dans un fichier distinct et choisissez celui-ci. Il n’est pas nécessaire de joindre les certificats du fournisseur.',
  de: 'Speichern Sie nur Ihr eigenes Zertifikat, „{leaf}“, in einer eigenen Datei und wählen Sie diese. Die Zertifikate des Ausstellers brauchen Sie nicht mitzusenden.',
  en: 'Save only your own certificate, "{leaf}", in a file of its own and choose that one. You need not send the certificates of the issuer.',
};

const CHOOSE = {
  nl: 'Bewaar in een apart bestand alleen het certificaat waarvan u de privésleutel gebruikt, en kies dat bestand.',
  fr: 'Enregistrez dans un fichier distinct uniquement le certificat dont vous utilisez la clé privée, et choisissez ce fichier.',
  de: 'Speichern Sie in einer eigenen Datei nur das Zertifikat, dessen privaten Schlüssel Sie verwenden, und wählen Sie diese Datei.',
  en: 'In a file of its own, save only the certificate whose private key you use, and choose that file.',
};
