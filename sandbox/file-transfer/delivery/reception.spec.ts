import { generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '../../certificate-authority/certificate-authority.js';
import { Reception, type Receipt } from './reception.js';
import { signDetached } from './sign-detached.client.js';

interface Holder {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

describe('the receiving side of FTP and SFTP', () => {
  let directory: string;
  let folder: string;
  let authority: CertificateAuthority;
  let reception: Reception;
  let mine: Holder;
  let another: Holder;
  let inForce: Uint8Array[];

  const holder = async (
    type: 'rsa' | 'ec' = 'rsa',
    validity: { notBefore?: Date; notAfter?: Date } = {},
  ): Promise<Holder> => {
    const { publicKey, privateKey } =
      type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const certificate = await authority.issue({ commonName: 'Holder', organisation: 'Test', publicKey, ...validity });
    return { certificate, privateKey };
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'chaman-reception-'));
    authority = await CertificateAuthority.open(directory);
    [mine, another] = await Promise.all([holder(), holder()]);
    const of = () => inForce.map((der) => new X509Certificate(der));
    reception = new Reception({ of, holderOf: () => undefined }, join(directory, 'deliveries'));
  });
  beforeEach(async () => {
    inForce = [mine.certificate];
    folder = await mkdtemp(join(directory, 'folder-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const content = Buffer.from('<declaration/>\r\n');
  const signed = (by: Holder, what: Uint8Array = content, digest?: 'sha256' | 'sha384' | 'sha512'): Buffer =>
    signDetached({ content: what, ...by, ...(digest && { digest }) });
  const arrive = async (name: string, bytes: Uint8Array | string): Promise<Receipt | undefined> => {
    await writeFile(join(folder, name), bytes);
    const told = reception.arrived('EXPme', join(folder, name));
    if (told) expect(JSON.parse(await readFile(join(folder, `${told.file}.receipt.json`), 'utf8'))).toEqual(told);
    return told;
  };
  /** The verdict on a file with this signature beside it. */
  const deliver = async (signature: Uint8Array | string, file: Uint8Array = content): Promise<Receipt | undefined> => {
    await writeFile(join(folder, 'd.xml'), file);
    return arrive('d.xml.p7s', signature);
  };

  it('takes in what is signed by a certificate in force, with RSA and ECDSA, and keeps what it judged', async () => {
    const taken = await deliver(signed(mine));
    expect(taken).toMatchObject({
      file: 'd.xml',
      status: 'taken-in',
      account: 'EXPme',
      size: content.length,
      certificate: `serial number ${BigInt(`0x${new X509Certificate(mine.certificate).serialNumber}`)}`,
    });
    expect(await readFile(join(directory, 'deliveries', taken?.sha256 ?? ''))).toEqual(content);
    const curve = await holder('ec');
    inForce = [mine.certificate, curve.certificate];
    for (const digest of ['sha256', 'sha384', 'sha512'] as const)
      for (const by of [mine, curve])
        expect(await deliver(signed(by, content, digest))).toMatchObject({ status: 'taken-in' });
  });

  it('does not care whether file or signature comes first, and judges anew what is delivered anew', async () => {
    expect(await arrive('d.xml', content)).toMatchObject({ status: 'refused', reason: 'signature-missing' });
    expect(await arrive('d.xml.p7s', signed(mine))).toMatchObject({ status: 'taken-in' });
    const corrected = Buffer.from('<declaration version="2"/>');
    expect(await arrive('d.xml', corrected)).toMatchObject({ status: 'refused', reason: 'another-file' });
    expect(await arrive('d.xml.p7s', signed(mine, corrected))).toMatchObject({ status: 'taken-in' });
    expect(await arrive('e.xml.p7s', signed(mine))).toMatchObject({ status: 'refused', reason: 'file-missing' });
    expect(await arrive('e.xml', content)).toMatchObject({ status: 'taken-in' });
  });

  it('asks at the moment of delivery which certificates are in force', async () => {
    expect(await deliver(signed(mine))).toMatchObject({ status: 'taken-in' });
    inForce = [another.certificate];
    expect(await deliver(signed(mine))).toMatchObject({ reason: 'certificate-not-in-force' });
    expect(await deliver(signed(another))).toMatchObject({ status: 'taken-in' });
    inForce = [];
    expect(await deliver(signed(another))).toMatchObject({ reason: 'no-certificate-in-force' });
  });

  it('refuses a certificate that is out of its time, though the registry has it', async () => {
    const expired = await holder('rsa', { notBefore: new Date(0), notAfter: new Date(1000) });
    inForce = [expired.certificate];
    expect(await deliver(signed(expired))).toMatchObject({ reason: 'certificate-expired' });
  });

  it('refuses the key of somebody else behind the name of a certificate in force', async () => {
    const forged = signed({ certificate: mine.certificate, privateKey: another.privateKey });
    expect(await deliver(forged)).toMatchObject({ status: 'refused', reason: 'another-key' });
  });

  it('refuses signed attributes that are handed in as if they were the file', async () => {
    // Taken out of a true signature, they are bytes that the holder signed, but never as a file.
    const der = signed(mine);
    const start = der.indexOf(Buffer.from('06092a864886f70d010903', 'hex')) - 2;
    const attributes = Buffer.concat([Buffer.from([0x31, der[start - 1] ?? 0]), der.subarray(start, start + 26 + 49)]);
    expect(attributes.length).toBe(2 + (attributes[1] ?? 0));
    const stripped = withoutAttributes(der, attributes.length);
    expect(await deliver(stripped, attributes)).toMatchObject({ reason: 'without-signed-attributes' });
  });

  it('refuses SHA-1, whatever it says', async () => {
    const der = signed(mine);
    const sha1 = Buffer.from(der.toString('hex').replaceAll('0609608648016503040201', '06092b0e03021a02010201'), 'hex');
    expect(await deliver(sha1)).toMatchObject({ reason: 'algorithm-not-accepted' });
  });

  it('refuses what is no signature, within bounds', async () => {
    const nested = Buffer.concat([...Array<Buffer>(32_000).fill(Buffer.from([0x30, 0x80])), Buffer.alloc(2)]);
    for (const bytes of ['', 'signature', mine.certificate, signed(mine).subarray(0, 200), nested])
      expect(await deliver(bytes)).toMatchObject({ reason: 'not-a-signature' });
    expect(await deliver(Buffer.concat([signed(mine), Buffer.from('more')]))).toMatchObject({
      reason: 'not-a-signature',
    });
    expect(await deliver(Buffer.alloc(65_537))).toMatchObject({ reason: 'signature-too-large' });
    await writeFile(join(folder, 'large'), '');
    await truncate(join(folder, 'large'), 16 * 1024 * 1024 + 1);
    expect(reception.arrived('EXPme', join(folder, 'large'))).toMatchObject({ reason: 'file-too-large' });
  });

  it('neither reads nor writes through links', async () => {
    const secret = join(directory, 'secret');
    await writeFile(secret, content);
    await symlink(secret, join(folder, 'd.xml'));
    await symlink(secret, join(folder, 'd.xml.receipt.json'));
    expect(await arrive('d.xml.p7s', signed(mine))).toMatchObject({ reason: 'file-missing' });
    expect(await readFile(secret)).toEqual(content);
  });

  it('leaves no receipt for receipts, for what is not finished, and where there is none to be left', async () => {
    for (const name of ['d.xml.receipt.json', 'd.xml.filepart', '.p7s'])
      expect(await arrive(name, content)).toBeUndefined();
    await mkdir(join(folder, 'd.xml.receipt.json.p7s'));
    expect(reception.arrived('EXPme', join(folder, 'd.xml.receipt.json.p7s'))).toBeUndefined();
    const impossible = `${'n'.repeat(250)}`;
    await writeFile(join(folder, impossible), content);
    expect(reception.arrived('EXPme', join(folder, impossible))).toBeUndefined();
    expect((await readdir(folder)).filter((name) => name.endsWith('.receipt.json'))).toEqual(['d.xml.receipt.json']);
    expect(existsSync(join(directory, 'deliveries', 'journal.jsonl'))).toBe(true);
  });

  /** The signature over `attributes` themselves, as CMS has it where there are none: the same bytes, the other reading. */
  function withoutAttributes(der: Buffer, length: number): Buffer {
    const start = der.indexOf(Buffer.from('06092a864886f70d010903', 'hex')) - 4;
    const without = Buffer.concat([der.subarray(0, start), der.subarray(start + length)]);
    // Every length on the way down to the signer shrinks by what was taken out; all of them have two bytes.
    let at = 0;
    const headers: number[] = [];
    const descend = (to: number): void => {
      while (at < to) {
        const long = without[at + 1] === 0x82;
        const size = long ? der.readUInt16BE(at + 2) : (der[at + 1] ?? 0);
        const body = at + (long ? 4 : 2);
        if (body + size > start) {
          if (long) headers.push(at + 2);
          at = body;
        } else at = body + size;
      }
    };
    descend(start);
    for (const header of headers) without.writeUInt16BE(without.readUInt16BE(header) - length, header);
    return without;
  }
});
