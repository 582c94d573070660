import type { Reason } from './judge-delivery.js';

const COMMAND =
  'npm run sandbox:sign, or: openssl cms -sign -binary -md sha256 -in <file> -signer <certificate> -inkey <key> -outform DER -out <file>.p7s';

/** What a receipt says to people: what is wrong, and what to do. */
export const EXPLANATIONS: Readonly<Record<Reason, string>> = {
  'file-missing': 'There is a signature, but not the file that it belongs to. Deliver the file too.',
  'file-too-large': 'The file is larger than 16 MiB.',
  'signature-missing':
    'The file is not signed. Deliver its signature beside it, under the same name with .p7s behind it. ' +
    `To make one: ${COMMAND}`,
  'signature-too-large': 'The signature is larger than 64 KiB: it must not hold the file itself.',
  'not-a-signature': `The .p7s file is not a CMS (PKCS#7) signature in DER or PEM. To make one: ${COMMAND}`,
  'not-detached':
    'The .p7s file holds the signed content itself. Make a detached signature, and deliver it beside the file. ' +
    `To make one: ${COMMAND}`,
  'algorithm-not-accepted':
    'The signature uses an algorithm that is not accepted. Sign with RSA or ECDSA, and SHA-256, SHA-384 or SHA-512.',
  'without-signed-attributes': 'The signature has no signed attributes. Leave out the option that suppresses them.',
  'no-certificate-in-force':
    'No certificate is in force for this account at this moment. Look in ChaMan whether the account is active.',
  'certificate-not-in-force':
    'The file is signed, but not with a certificate that is in force for this account. If it was replaced in ChaMan, ' +
    'sign with the new one.',
  'certificate-expired':
    'The file is signed with the certificate of this account, but it has expired or is not valid yet. Replace it in ChaMan.',
  'another-file':
    'The signature belongs to other content than this file. Sign the file exactly as you send it, after its last change; ' +
    'with OpenSSL, do not forget -binary; with FTP, send it in binary mode.',
  'another-key':
    'The signature names the certificate of this account, but was not made with its private key. Sign with the key of that certificate.',
};
