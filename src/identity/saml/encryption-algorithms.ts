const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
const XMLENC11 = 'http://www.w3.org/2009/xmlenc11#';

/** By algorithm: Node's name of it and the length of the initialisation vector in bytes. They notice every change. */
export const SYMMETRIC_CIPHERS: ReadonlyMap<string, readonly [cipher: CipherGcm, ivBytes: number]> = new Map([
  [`${XMLENC11}aes256-gcm`, ['aes-256-gcm', 12]],
  [`${XMLENC11}aes192-gcm`, ['aes-192-gcm', 12]],
  [`${XMLENC11}aes128-gcm`, ['aes-128-gcm', 12]],
]);
export type CipherGcm = 'aes-256-gcm' | 'aes-192-gcm' | 'aes-128-gcm';

/**
 * These let a text be changed unseen, and whoever tells a wrong padding from a wrong signature decrypts it for others.
 * So they count only inside a response whose own signature was verified before anything is decrypted.
 */
export const UNAUTHENTICATED_CIPHERS: ReadonlyMap<string, readonly [cipher: CipherCbc, ivBytes: number]> = new Map([
  [`${XMLENC}aes256-cbc`, ['aes-256-cbc', 16]],
  [`${XMLENC}aes192-cbc`, ['aes-192-cbc', 16]],
  [`${XMLENC}aes128-cbc`, ['aes-128-cbc', 16]],
]);
export type CipherCbc = 'aes-256-cbc' | 'aes-192-cbc' | 'aes-128-cbc';

const OAEP_MGF1P = `${XMLENC}rsa-oaep-mgf1p`;
export const OAEP = `${XMLENC11}rsa-oaep`;
/** RSA-OAEP only: PKCS#1 1.5 tells attackers too much when it fails. */
export const KEY_TRANSPORTS = [OAEP, OAEP_MGF1P] as const;

/** Where SHA-1 is no weakness: OAEP does not depend on collisions. */
export const OAEP_DIGESTS: ReadonlyMap<string, OaepHash> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  [`${XMLENC}sha256`, 'sha256'],
  [`${XMLENC}sha512`, 'sha512'],
]);
export const MASK_FUNCTIONS: ReadonlyMap<string, OaepHash> = new Map([
  [`${XMLENC11}mgf1sha1`, 'sha1'],
  [`${XMLENC11}mgf1sha256`, 'sha256'],
  [`${XMLENC11}mgf1sha512`, 'sha512'],
]);
export type OaepHash = 'sha1' | 'sha256' | 'sha512';

/** Everything that may be named inside an encrypted assertion. */
export const ENCRYPTION_ALGORITHMS: readonly string[] = [
  ...SYMMETRIC_CIPHERS.keys(),
  ...UNAUTHENTICATED_CIPHERS.keys(),
  ...KEY_TRANSPORTS,
  ...OAEP_DIGESTS.keys(),
  ...MASK_FUNCTIONS.keys(),
];
