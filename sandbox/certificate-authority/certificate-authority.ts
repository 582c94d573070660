// @peculiar/x509 needs the metadata of its dependency injection before it is loaded.
import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { makeOnce, writePrivateFile, writePublicFile } from './authority-files.js';

export interface CertificateRequest {
  readonly commonName: string;
  readonly organisation: string;
  /** Any key that Node can hold: the authority signs faulty ones too, so that refusals can be tried. */
  readonly publicKey: KeyObject | webcrypto.CryptoKey;
  /** Validity from `notBefore`; a year where neither this nor `notAfter` is given. */
  readonly days?: number;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** `digitalSignature` where absent. */
  readonly keyUsage?: KeyUsageFlags;
  /** Of a server: by what its clients reach it. */
  readonly hosts?: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[];
}

interface Issuer {
  readonly certificate: X509Certificate;
  readonly privateKey: webcrypto.CryptoKey;
}

const DAY_MS = 86_400_000;
const KEY = { name: 'ECDSA', namedCurve: 'P-384' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-384' } as const;
const CA_USAGE = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
/** Issued certificates start a little in the past, for machines whose clocks are behind. */
const HEAD_START_MS = 3_600_000;

/** A public certificate authority in miniature: a root and an issuing authority beneath it, made once in a folder and kept there. */
export class CertificateAuthority {
  private constructor(
    /** The folder with the authority's certificates in PEM, for the product's `TRUST_ANCHORS_DIR`. */
    readonly anchorsDir: string,
    private readonly issuing: Issuer,
  ) {}

  /** Opens the authority of this folder, or makes it; two that make it at once end up with the same one. */
  static async open(dataDir: string): Promise<CertificateAuthority> {
    const home = join(dataDir, 'certificate-authority');
    await makeOnce(home, makeAuthority);
    const [certificate, key] = await Promise.all([
      readFile(join(home, 'anchors', 'issuing.pem'), 'utf8'),
      readFile(join(home, 'issuing-key.pem'), 'utf8'),
    ]);
    const pkcs8 = Buffer.from(key.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const privateKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, KEY, false, ['sign']);
    return new CertificateAuthority(join(home, 'anchors'), {
      certificate: new X509Certificate(certificate),
      privateKey,
    });
  }

  /** A certificate in DER, signed by the issuing authority. */
  async issue(request: CertificateRequest): Promise<Uint8Array> {
    return new Uint8Array((await this.signed(request)).rawData);
  }

  /** The same in PEM, followed by the issuing authority's own certificate, as TLS servers send it. */
  async issueChain(request: CertificateRequest): Promise<string> {
    const chain = [await this.signed(request), this.issuing.certificate];
    return chain.map((certificate) => `${certificate.toString('pem')}\n`).join('');
  }

  private signed(request: CertificateRequest): Promise<X509Certificate> {
    const notBefore = request.notBefore ?? new Date(Date.now() - HEAD_START_MS);
    return sign(this.issuing, {
      subject: distinguishedName(request.organisation, request.commonName),
      publicKey: request.publicKey instanceof KeyObject ? request.publicKey : KeyObject.from(request.publicKey),
      notBefore,
      notAfter: request.notAfter ?? new Date(notBefore.getTime() + (request.days ?? 365) * DAY_MS),
      constraints: new BasicConstraintsExtension(false, undefined, true),
      keyUsage: request.keyUsage ?? KeyUsageFlags.digitalSignature,
      hosts: request.hosts,
    });
  }
}

async function makeAuthority(directory: string): Promise<void> {
  const root = await makeIssuer('Sandbox Root CA', undefined, { years: 20, pathLength: 1 });
  const issuing = await makeIssuer('Sandbox Issuing CA', root, { years: 15, pathLength: 0 });
  const keyPem = ({ privateKey }: Issuer): string =>
    KeyObject.from(privateKey).export({ format: 'pem', type: 'pkcs8' }).toString();
  await writePrivateFile(join(directory, 'root-key.pem'), keyPem(root));
  await writePrivateFile(join(directory, 'issuing-key.pem'), keyPem(issuing));
  await writePublicFile(join(directory, 'anchors', 'root.pem'), `${root.certificate.toString('pem')}\n`);
  await writePublicFile(join(directory, 'anchors', 'issuing.pem'), `${issuing.certificate.toString('pem')}\n`);
}

async function makeIssuer(
  commonName: string,
  parent: Issuer | undefined,
  { years, pathLength }: { years: number; pathLength: number },
): Promise<Issuer> {
  const keys = await webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const subject = distinguishedName('ChaMan sandbox', commonName);
  const certificate = await sign(parent ?? { subject, privateKey: keys.privateKey, publicKey: keys.publicKey }, {
    subject,
    publicKey: KeyObject.from(keys.publicKey),
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + years * 365 * DAY_MS),
    constraints: new BasicConstraintsExtension(true, pathLength, true),
    keyUsage: CA_USAGE,
  });
  return { certificate, privateKey: keys.privateKey };
}

/** Values are given with their string type, because the library takes plain ones apart at quotes. */
function distinguishedName(organisation: string, commonName: string): Name {
  return new Name([
    { C: [{ printableString: 'BE' }] },
    { O: [{ utf8String: organisation }] },
    { CN: [{ utf8String: commonName }] },
  ]);
}

interface Content {
  readonly subject: Name;
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly constraints: BasicConstraintsExtension;
  readonly keyUsage: KeyUsageFlags;
  readonly hosts?: CertificateRequest['hosts'];
}

/** Who signs: an authority, or a root that has no certificate yet. */
type Signer =
  | Issuer
  | { readonly subject: Name; readonly privateKey: webcrypto.CryptoKey; readonly publicKey: webcrypto.CryptoKey };

async function sign(signer: Signer, content: Content): Promise<X509Certificate> {
  const publicKey = content.publicKey.export({ format: 'der', type: 'spki' });
  return X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: content.subject,
    issuer: 'certificate' in signer ? signer.certificate.subjectName : signer.subject,
    notBefore: content.notBefore,
    notAfter: content.notAfter,
    publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: { ...KEY, ...SIGNATURE },
    extensions: [
      content.constraints,
      new KeyUsagesExtension(content.keyUsage, true),
      ...(content.hosts ? [new SubjectAlternativeNameExtension([...content.hosts])] : []),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create('certificate' in signer ? signer.certificate : signer.publicKey),
    ],
  });
}

/** Positive, and of the same length always (RFC 5280 section 4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}
