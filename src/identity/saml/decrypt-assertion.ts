import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { childElements, parseXml, type XmlElement } from '../../platform/xml/xml-parser.js';
import { SignInRefused } from '../sign-in-refused.js';
import {
  MASK_FUNCTIONS,
  OAEP,
  OAEP_DIGESTS,
  KEY_TRANSPORTS,
  SYMMETRIC_CIPHERS,
  UNAUTHENTICATED_CIPHERS,
  type OaepHash,
} from './encryption-algorithms.js';

const TAG_BYTES = 16;

export interface DecryptionSettings {
  /** Private keys in PEM form; the one that fits is taken. */
  readonly keys: readonly string[];
  /** Whether the response around it is signed by the identity provider, and verified: nobody else wrote the cipher text. */
  readonly isAuthentic: boolean;
}

/**
 * The assertion inside the encrypted one of a response (XML Encryption 1.1), as XML that nobody has looked at yet. By our
 * own hand, since the library knows neither OAEP with SHA-256 nor two keys, and picks the parts by name wherever they stand.
 * Every failure is the same refusal: what exactly did not fit would tell an attacker about the clear text.
 * @throws SignInRefused
 */
export function decryptAssertion(response: string, settings: DecryptionSettings): string {
  try {
    return decrypt(parseXml(response), settings);
  } catch {
    throw new SignInRefused('encryption');
  }
}

function decrypt(response: XmlElement, { keys, isAuthentic }: DecryptionSettings): string {
  const encrypted = only(response, 'EncryptedAssertion');
  const data = only(encrypted, 'EncryptedData');
  const [encryptedKey, ...others] = [
    ...children(only(data, 'KeyInfo'), 'EncryptedKey'),
    ...children(encrypted, 'EncryptedKey'),
  ];
  if (!encryptedKey || others.length > 0) throw new Error('not encrypted for one reader');
  const contentKey = unwrap(encryptedKey, keys);
  const algorithm = algorithmOf(only(data, 'EncryptionMethod'));
  const content = cipherValue(data);
  const gcm = SYMMETRIC_CIPHERS.get(algorithm);
  if (gcm) {
    const [cipher, ivBytes] = gcm;
    const decipher = createDecipheriv(cipher, contentKey, content.subarray(0, ivBytes), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(content.subarray(-TAG_BYTES));
    return asText(decipher.update(content.subarray(ivBytes, -TAG_BYTES)), decipher.final());
  }
  const cbc = UNAUTHENTICATED_CIPHERS.get(algorithm);
  if (!cbc || !isAuthentic) throw new Error('another cipher');
  const [cipher, ivBytes] = cbc;
  const decipher = createDecipheriv(cipher, contentKey, content.subarray(0, ivBytes)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(content.subarray(ivBytes)), decipher.final()]);
  // XML Encryption 5.2: the last byte counts the padding, the others may be anything.
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > ivBytes) throw new Error('wrong padding');
  return asText(padded.subarray(0, -padding));
}

function unwrap(encryptedKey: XmlElement, keys: readonly string[]): Buffer {
  const method = only(encryptedKey, 'EncryptionMethod');
  const transport = algorithmOf(method);
  if (!KEY_TRANSPORTS.some((known) => known === transport) || children(method, 'OAEPparams').length > 0)
    throw new Error('another key transport');
  const oaepHash = named(method, 'DigestMethod', OAEP_DIGESTS);
  const mask = transport === OAEP ? named(method, 'MGF', MASK_FUNCTIONS) : 'sha1';
  // OpenSSL by way of Node masks with the digest's own hash.
  if (mask !== oaepHash) throw new Error('mask and digest differ');
  const wrapped = cipherValue(encryptedKey);
  for (const key of keys)
    try {
      return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, wrapped);
    } catch {
      // Meant for the other key.
    }
  throw new Error('encrypted with a key that is not ours');
}

/** SHA-1 where nothing is named, as the standard has it. */
function named(method: XmlElement, name: string, known: ReadonlyMap<string, OaepHash>): OaepHash {
  const [element, ...others] = children(method, name);
  if (!element) return 'sha1';
  const hash = known.get(algorithmOf(element));
  if (!hash || others.length > 0) throw new Error('another hash');
  return hash;
}

function cipherValue(parent: XmlElement): Buffer {
  const text = only(only(parent, 'CipherData'), 'CipherValue').textContent ?? '';
  return Buffer.from(text, 'base64');
}

function algorithmOf(element: XmlElement): string {
  return element.getAttribute('Algorithm') ?? '';
}

function children(parent: XmlElement, name: string): readonly XmlElement[] {
  return childElements(parent).filter(({ localName }) => localName === name);
}

function only(parent: XmlElement, name: string): XmlElement {
  const [child, ...others] = children(parent, name);
  if (!child || others.length > 0) throw new Error(`not one ${name}`);
  return child;
}

function asText(...parts: readonly Buffer[]): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
}
