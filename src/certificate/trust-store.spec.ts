import { buildAuthority, buildCertificate, keyPair } from '../../test/builders/certificates.js';
import { TrustStore } from './trust-store.js';

const root = buildAuthority('Root');
const issuing = buildAuthority('Issuing', { issuer: root });
const file = (name: string, bytes: string | Uint8Array) => ({ name, bytes: Buffer.from(bytes) });
const key = keyPair('P-384').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;

describe('a trust store', () => {
  it('takes self-signed certificates as anchors and others as intermediates, each once', () => {
    const store = TrustStore.fromFiles([file('a.pem', root.pem + issuing.pem), file('b.cer', root.der)]);
    expect([store.anchors.length, store.intermediates.length]).toEqual([1, 1]);
    expect(store.anchors[0]?.der).toEqual(root.der);
  });

  it.each([
    ['a private key', file('bad', root.pem + key), /^bad: holds a private key/],
    ['something else', file('bad', 'hello'), /^bad: not only certificates in it \(text\)/],
    ['damaged text', file('bad', root.pem.replace('MII', 'M*I')), /pem-base64/],
    ['a certificate with defects', file('bad', buildCertificate({ version: 2 }).der), /CN=edi\.example.*version/],
  ])('refuses a file with %s and says so', (_, bad, message) => {
    expect(() => TrustStore.fromFiles([file('good', root.pem), bad])).toThrow(message);
  });
});
