import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';

const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
const XMLENC11 = 'http://www.w3.org/2009/xmlenc11#';
const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** How to encrypt; what is left out is what we would like best. */
export interface EncryptionChoices {
  /** `aes256-gcm`, `aes128-cbc` and so on. */
  readonly cipher?: string;
  readonly transport?: 'rsa-oaep' | 'rsa-oaep-mgf1p' | 'rsa-1_5';
  readonly hash?: 'sha1' | 'sha256' | 'sha512';
  /** Where the key stands: in the data, or beside them. */
  readonly keyBeside?: boolean;
  /** In place of the last bytes of the cipher text. */
  readonly spoilt?: boolean;
}

/** The encrypted assertion (XML Encryption 1.1), in canonical form, for the holder of a certificate's key. */
export function encryptedAssertion(assertion: string, certificatePem: string, choices: EncryptionChoices = {}): string {
  const { cipher = 'aes256-gcm', transport = 'rsa-oaep', hash = 'sha256', keyBeside = false, spoilt = false } = choices;
  const bits = Number(/\d+/.exec(cipher)?.[0]);
  const contentKey = randomBytes(bits / 8);
  const content = encrypted(assertion, cipher, contentKey);
  if (spoilt) content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
  const wrapped = wrap(contentKey, certificatePem, transport, hash);
  // Canonical: a namespace is declared where it is used first.
  const key = `<xenc:EncryptedKey${keyBeside ? ` xmlns:xenc="${XMLENC}"` : ''}>${keyMethod(transport, hash, keyBeside)}${cipherData(wrapped)}</xenc:EncryptedKey>`;
  const algorithm = `${cipher.endsWith('gcm') ? XMLENC11 : XMLENC}${cipher}`;
  return (
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="${XMLENC}"` +
    ` Type="${XMLENC}Element"><xenc:EncryptionMethod Algorithm="${algorithm}"></xenc:EncryptionMethod>` +
    `<ds:KeyInfo xmlns:ds="${XMLDSIG}">${keyBeside ? '' : key}</ds:KeyInfo>${cipherData(content)}</xenc:EncryptedData>` +
    `${keyBeside ? key : ''}</saml:EncryptedAssertion>`
  );
}

function encrypted(text: string, cipher: string, key: Buffer): Buffer {
  const bits = /\d+/.exec(cipher)?.[0];
  if (cipher.endsWith('gcm')) {
    const iv = randomBytes(12);
    const gcm = createCipheriv(`aes-${bits}-gcm` as 'aes-256-gcm', key, iv);
    return Buffer.concat([iv, gcm.update(text, 'utf8'), gcm.final(), gcm.getAuthTag()]);
  }
  const iv = randomBytes(16);
  const cbc = createCipheriv(`aes-${bits}-cbc`, key, iv);
  return Buffer.concat([iv, cbc.update(text, 'utf8'), cbc.final()]);
}

function wrap(key: Buffer, certificatePem: string, transport: string, hash: string): Buffer {
  return transport === 'rsa-1_5'
    ? publicEncrypt({ key: certificatePem, padding: constants.RSA_PKCS1_PADDING }, key)
    : publicEncrypt({ key: certificatePem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, key);
}

function keyMethod(transport: string, hash: string, isBeside: boolean): string {
  const namespace = transport === 'rsa-oaep' ? XMLENC11 : XMLENC;
  const digest = `<ds:DigestMethod${isBeside ? ` xmlns:ds="${XMLDSIG}"` : ''} Algorithm="${hash === 'sha1' ? XMLDSIG : XMLENC}${hash}"></ds:DigestMethod>`;
  const mask =
    transport === 'rsa-oaep'
      ? `<xenc11:MGF xmlns:xenc11="${XMLENC11}" Algorithm="${XMLENC11}mgf1${hash}"></xenc11:MGF>`
      : '';
  const parameters = transport === 'rsa-1_5' ? '' : digest + mask;
  return `<xenc:EncryptionMethod Algorithm="${namespace}${transport}">${parameters}</xenc:EncryptionMethod>`;
}

function cipherData(bytes: Buffer): string {
  return `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
}
