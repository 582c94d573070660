import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { buildCertificate, keyPair, pem } from '../../../test/builders/certificates.js';
import { NULL, bitString, context, integer, octetString, oid, sequence, tlv } from '../../../test/builders/der.js';
import { parseUpload } from './parse-upload.js';
import { MAX_UPLOAD_OCTETS } from './upload.js';

const certificate = buildCertificate();
const { der } = certificate;
const text = (value: string) => Buffer.from(value, 'utf8');
const join = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);

function parse(bytes: Uint8Array) {
  const { certificates, fault, hasPrivateKey } = parseUpload(bytes);
  return { count: certificates.length, finding: fault?.finding, hasPrivateKey };
}

const CLEAN = { count: 1, finding: undefined, hasPrivateKey: false };

describe('one certificate', () => {
  it.each([
    ['DER', der],
    ['PEM', text(certificate.pem)],
    ['PEM with CRLF', text(pem('CERTIFICATE', der, '\r\n'))],
    ['PEM with a byte order mark', text(`\ufeff${certificate.pem}`)],
    ['PEM with text before and after', text(`subject=CN=x\r\n\n${certificate.pem}\n---\nServer certificate\n`)],
    ['the old label', text(pem('X509 CERTIFICATE', der))],
    ['spaces at the ends of lines', text(certificate.pem.replaceAll('\n', '  \t\n\n'))],
    [
      'one long line',
      text(`-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----`),
    ],
    ['other blocks around it', text(`${pem('DH PARAMETERS', integer(1))}${certificate.pem}${pem('COMMENT', NULL)}`)],
  ])('%s', (_, bytes) => {
    expect(parse(bytes)).toEqual(CLEAN);
    expect(parseUpload(bytes).certificates[0]?.der).toEqual(der);
  });
});

describe('several certificates', () => {
  const other = buildCertificate({ key: keyPair('P-384') });
  it.each([
    ['two blocks', text(certificate.pem + other.pem)],
    ['two blocks without a line end between them', text(certificate.pem.trimEnd() + other.pem)],
    ['two DER values', join(der, other.der)],
  ])('%s', (_, bytes) => {
    expect(parse(bytes)).toEqual({ count: 2, finding: undefined, hasPrivateKey: false });
  });
});

const name = sequence();
const rsaSpki = new Uint8Array(keyPair('rsa').publicKey.export({ format: 'der', type: 'spki' }));
const algorithm = sequence(oid('1.2.840.113549.1.1.11'), NULL);
const signature = bitString(Buffer.alloc(8));
const request = sequence(sequence(integer(0), name, rsaSpki, context(0)), algorithm, signature);
const revocations = sequence(
  sequence(integer(1), algorithm, name, tlv(0x17, text('260101000000Z'))),
  algorithm,
  signature,
);
const signedData = sequence(oid('1.2.840.113549.1.7.2'), context(0, sequence(integer(1))));
const pfx = (...rest: readonly Uint8Array[]) =>
  sequence(integer(3), sequence(oid('1.2.840.113549.1.7.1'), context(0, octetString(join(...rest)))));

describe('what it is instead', () => {
  const base64 = Buffer.from(der).toString('base64');
  it.each([
    ['empty', Buffer.alloc(0)],
    ['empty', text(' \r\n\t')],
    ['empty', Buffer.alloc(100)],
    ['certificate-request', request],
    ['certificate-request', text(pem('NEW CERTIFICATE REQUEST', request))],
    ['certificate-request', text(pem('CERTIFICATE', request))],
    ['revocation-list', revocations],
    ['revocation-list', text(pem('X509 CRL', revocations))],
    ['pkcs7', signedData],
    ['pkcs7', text(pem('PKCS7', signedData))],
    ['pkcs7', join(Buffer.from('3080', 'hex'), oid('1.2.840.113549.1.7.2'), Buffer.from('a0800000', 'hex'))],
    ['pkcs12', pfx()],
    ['pkcs12', join(Buffer.from('30800201033080', 'hex'), oid('1.2.840.113549.1.7.1'), Buffer.from('a080', 'hex'))],
    ['ocsp-response', sequence(tlv(0x0a, Buffer.from([0])), context(0, sequence()))],
    ['public-key', rsaSpki],
    ['public-key', text(pem('PUBLIC KEY', rsaSpki))],
    ['ssh-public-key', text('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB me@example')],
    ['ssh-public-key', text('---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----')],
    ['damaged', der.subarray(0, -1)],
    ['damaged', Buffer.from(Buffer.from(der).toString('latin1'), 'utf8')],
    ['ber', join(Buffer.from('3080', 'hex'), sequence(integer(1)), Buffer.from('0000', 'hex'))],
    ['ber', join(Buffer.from([0x30, 0x83, 0]), der.subarray(2))],
    ['other-structure', sequence(sequence(NULL), algorithm, signature)],
    ['bare-base64', text(base64)],
    ['hexadecimal', text(Buffer.from(der).toString('hex'))],
    ['utf-16', Buffer.from(`\ufeff${certificate.pem}`, 'utf16le')],
    ['utf-16', Buffer.from(certificate.pem, 'utf16le').swap16()],
    ['html', text('<!DOCTYPE html><html><body>Please sign in</body></html>')],
    ['html', text(`<html><pre>\n${certificate.pem}</pre></html>`)],
    ['zip', Buffer.from('504b030414000000', 'hex')],
    ['document', text('%PDF-1.7\n')],
    ['keystore', Buffer.from('feedfeed00000002', 'hex')],
    ['pem-no-end', text(certificate.pem.replace(/-----END.*/s, ''))],
    ['pem-no-end', text(certificate.pem.replace('END CERTIFICATE', 'END PUBLIC KEY'))],
    ['pem-no-end', text(certificate.pem.replace('END CERTIFICATE-----', 'END CERTIFICATE-----:'))],
    ['pem-base64', text(certificate.pem.replace('MII', 'M*I'))],
    ['pem-base64', text(certificate.pem.replace('MII', 'MI'))],
    ['pem-damaged', text(certificate.pem.replaceAll('\n', ' '))],
    ['pem-damaged', text(certificate.pem.replaceAll('\n', '\r'))],
    ['pem-damaged', text(certificate.pem.replaceAll('\n', '\\n'))],
    ['pem-damaged', text(certificate.pem.replaceAll('CERTIFICATE', 'certificate'))],
    ['pem-damaged', text(certificate.pem.replaceAll('-----', '----'))],
    ['pem-damaged', text(encodeURIComponent(certificate.pem))],
    ['text', text('[InternetShortcut]\r\nURL=https://example.org/certificate.cer\r\n')],
    ['unknown', Buffer.from('0102030405060708', 'hex')],
  ])('%s', (finding, bytes) => {
    expect(parse(bytes).finding).toBe(finding);
  });

  it('says which line of base64 is damaged', () => {
    const lines = certificate.pem.split('\n');
    lines[3] = `${lines[3]?.slice(0, -1)}!`;
    expect(parseUpload(text(lines.join('\n'))).fault).toEqual({ finding: 'pem-base64', parameters: { line: 4 } });
  });

  it('still reads the certificate where something follows it, or OpenSSL wrapped it', () => {
    expect(parse(join(der, Buffer.from('\n')))).toEqual({ ...CLEAN, finding: 'trailing-bytes' });
    expect(parse(text(pem('CERTIFICATE', join(der, NULL))))).toEqual({ ...CLEAN, finding: 'trailing-bytes' });
    expect(parse(text(pem('TRUSTED CERTIFICATE', der)))).toEqual({ ...CLEAN, finding: 'trusted-certificate' });
    expect(parse(text(certificate.pem + pem('PKCS7', signedData)))).toEqual({ ...CLEAN, finding: 'pkcs7' });
  });

  it('looks into nothing above the limit', () => {
    const padded = join(text(certificate.pem), Buffer.alloc(MAX_UPLOAD_OCTETS, 10)).subarray(0, MAX_UPLOAD_OCTETS);
    expect(parseUpload(padded)).toMatchObject({ tooLarge: false, certificates: [{ der }] });
    expect(parseUpload(join(padded, Buffer.from('\n')))).toMatchObject({ tooLarge: true, certificates: [] });
  });
});

describe('private keys', () => {
  const rsa = keyPair('rsa').privateKey;
  const ec = keyPair('P-384').privateKey;
  const ed = keyPair('ed25519').privateKey;
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;
  const encrypted = { cipher: 'aes-256-cbc', passphrase: 'secret' } as const;
  const bagged = (bag: string) => pfx(sequence(oid(`1.2.840.113549.1.12.10.1.${bag}`), context(0, sequence())));
  const samples: readonly (readonly [string, Uint8Array])[] = [
    ['PKCS#8', rsa.export({ format: 'der', type: 'pkcs8' })],
    ['PKCS#8 of an EC key', ec.export({ format: 'der', type: 'pkcs8' })],
    ['PKCS#8 of an Ed25519 key', ed.export({ format: 'der', type: 'pkcs8' })],
    ['PKCS#8 of a DSA key', dsa.export({ format: 'der', type: 'pkcs8' })],
    ['encrypted PKCS#8', rsa.export({ format: 'der', type: 'pkcs8', ...encrypted })],
    ['PKCS#1', rsa.export({ format: 'der', type: 'pkcs1' })],
    ['SEC 1', ec.export({ format: 'der', type: 'sec1' })],
    ['PEM PKCS#8', text(rsa.export({ format: 'pem', type: 'pkcs8' }) as string)],
    ['PEM PKCS#1', text(rsa.export({ format: 'pem', type: 'pkcs1' }) as string)],
    ['PEM SEC 1', text(ec.export({ format: 'pem', type: 'sec1' }) as string)],
    ['encrypted PEM', text(rsa.export({ format: 'pem', type: 'pkcs8', ...encrypted }) as string)],
    [
      'OpenSSH',
      text(
        '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ==\n-----END OPENSSH PRIVATE KEY-----',
      ),
    ],
    ['OpenSSH without its frame', text(Buffer.from('openssh-key-v1\0\0\0\0\u0004none and so on').toString('base64'))],
    ['PuTTY', text('PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\nPrivate-Lines: 1\r\nAAAA\r\n')],
    ['JWK', text(JSON.stringify(rsa.export({ format: 'jwk' })))],
    ['XML', text('<RSAKeyValue><Modulus>AA==</Modulus><D>AA==</D></RSAKeyValue>')],
    ['Java key store', Buffer.from('feedfeed00000002', 'hex')],
    ['PKCS#12 with a key bag', bagged('1')],
    ['PKCS#12 with a shrouded key bag', bagged('2')],
  ];

  it.each(samples)('%s', (_, bytes) => {
    expect(parse(bytes)).toMatchObject({ count: 0, hasPrivateKey: true });
  });

  const pkcs8 = rsa.export({ format: 'der', type: 'pkcs8' });
  const pkcs8Pem = rsa.export({ format: 'pem', type: 'pkcs8' }) as string;
  it.each([
    ['after the certificate', text(certificate.pem + pkcs8Pem)],
    ['before it', text(pkcs8Pem + certificate.pem)],
    ['after DER', join(der, pkcs8)],
    ['after the DER inside a block', text(pem('CERTIFICATE', join(der, pkcs8)))],
    ['under the label of a certificate', text(pem('CERTIFICATE', pkcs8))],
    ['in UTF-16', Buffer.from(`\ufeff${pkcs8Pem}`, 'utf16le')],
    ['in base64 without a frame', text(pkcs8.toString('base64'))],
    ['in base64 twice', text(Buffer.from(pkcs8Pem).toString('base64'))],
    ['in hexadecimal', text(pkcs8.toString('hex'))],
    ['cut off', pkcs8.subarray(0, 200)],
    ['with its line ends lost', text(pkcs8Pem.replaceAll('\n', ' '))],
    ['in a web page', text(`<html>${pkcs8Pem}</html>`)],
    ['percent-encoded', text(encodeURIComponent(pkcs8Pem))],
  ])('%s', (_, bytes) => {
    expect(parse(bytes).hasPrivateKey).toBe(true);
  });

  it('sees none in certificates, public keys and requests', () => {
    const spki = createPublicKey(rsa).export({ format: 'der', type: 'spki' });
    for (const bytes of [der, text(certificate.pem), spki, text(pem('PUBLIC KEY', spki)), request, pfx()]) {
      expect(parse(bytes).hasPrivateKey).toBe(false);
    }
  });
});
