import type { Text } from '../../platform/i18n/texts.js';
import { PASS, type Judgement } from '../../platform/rule/rule.js';
import { signaturesAgree, type Certificate } from '../x509/certificate.js';
import type { Scheme } from '../x509/signature-algorithm.js';
import { certificateRule } from './certificate-subject.js';

const SCHEMES: ReadonlySet<Scheme> = new Set(['RSA', 'RSA-PSS', 'ECDSA']);
const SHA2: ReadonlySet<string> = new Set(['sha256', 'sha384', 'sha512']);
const SHA2_OR_SHA1: ReadonlySet<string> = new Set([...SHA2, 'sha1']);
const CITATION = 'ChaMan user guide, certificates: signature; end of SHA-1 on 2025-12-31';

export const signatureAlgorithm = certificateRule({
  name: 'signature-algorithm',
  demand: {
    nl: 'Het certificaat is ondertekend met SHA-256, SHA-384 of SHA-512.',
    fr: 'Le certificat est signé avec SHA-256, SHA-384 ou SHA-512.',
    de: 'Das Zertifikat ist mit SHA-256, SHA-384 oder SHA-512 signiert.',
    en: 'The certificate is signed with SHA-256, SHA-384 or SHA-512.',
  },
  citation: CITATION,
  inForce: { from: '2026-01-01' },
  judge: ({ certificate }) => judge(certificate, SHA2),
});

/** What was asked before SHA-1 came to its end. */
export const signatureAlgorithmUntil2025 = certificateRule({
  name: 'signature-algorithm',
  demand: {
    nl: 'Het certificaat is ondertekend met SHA-256, SHA-384 of SHA-512; voor FTP, SFTP en SOAP mag tot eind 2025 ook SHA-1.',
    fr: 'Le certificat est signé avec SHA-256, SHA-384 ou SHA-512 ; pour FTP, SFTP et SOAP, SHA-1 est admis jusqu’à fin 2025.',
    de: 'Das Zertifikat ist mit SHA-256, SHA-384 oder SHA-512 signiert; für FTP, SFTP und SOAP ist bis Ende 2025 auch SHA-1 erlaubt.',
    en: 'The certificate is signed with SHA-256, SHA-384 or SHA-512; for FTP, SFTP and SOAP SHA-1 is taken too, until the end of 2025.',
  },
  citation: CITATION,
  inForce: { until: '2025-12-31' },
  judge: ({ certificate }, { channel }) => judge(certificate, channel === 'REST' ? SHA2 : SHA2_OR_SHA1),
});

function judge(certificate: Certificate, hashes: ReadonlySet<string>): Judgement {
  const { outerSignature, innerSignature } = certificate;
  const { scheme, hash = '', maskHash = hash, name } = outerSignature;
  const parameters = { algorithm: name, inner: innerSignature.name };
  if (!signaturesAgree(certificate)) return { verdict: 'fail', found: DISAGREE, remedy: REMEDY, parameters };
  if (SCHEMES.has(scheme) && hashes.has(hash) && hashes.has(maskHash)) return PASS;
  return { verdict: 'fail', found: FOUND, remedy: REMEDY, parameters };
}

const FOUND: Text = {
  nl: 'Het certificaat is ondertekend met {algorithm}.',
  fr: 'Le certificat est signé avec {algorithm}.',
  de: 'Das Zertifikat ist mit {algorithm} signiert.',
  en: 'The certificate is signed with {algorithm}.',
};

const DISAGREE: Text = {
  nl: 'Het certificaat noemt twee verschillende soorten handtekening: {inner} aan de binnenkant, {algorithm} aan de buitenkant.',
  fr: 'Le certificat annonce deux types de signature différents : {inner} à l’intérieur, {algorithm} à l’extérieur.',
  de: 'Das Zertifikat nennt zwei verschiedene Arten von Signaturen: innen {inner}, außen {algorithm}.',
  en: 'The certificate names two different kinds of signature: {inner} inside, {algorithm} outside.',
};

const REMEDY: Text = {
  nl: 'Vraag uw leverancier een certificaat dat met SHA-256 ondertekend is. Maakt u het zelf, voeg dan -sha256 toe aan uw openssl-opdracht.',
  fr: 'Demandez à votre fournisseur un certificat signé avec SHA-256. Si vous le créez vous-même, ajoutez -sha256 à votre commande openssl.',
  de: 'Bitten Sie Ihren Aussteller um ein mit SHA-256 signiertes Zertifikat. Erstellen Sie es selbst, so ergänzen Sie Ihren openssl-Befehl um -sha256.',
  en: 'Ask your issuer for a certificate signed with SHA-256. If you make it yourself, add -sha256 to your openssl command.',
};
