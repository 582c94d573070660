import 'reflect-metadata';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyUsageFlags } from '@peculiar/x509';
import { CHANNELS } from '../../src/account/channel/channel.js';
import { judgeCertificate } from '../../src/certificate/judge-certificate.js';
import { readAnchorFolder } from '../../src/certificate/anchors/anchor-folder.js';
import { CertificateAuthority } from './certificate-authority.js';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const request = { commonName: 'An, "Peeters" + #1', organisation: 'Peeters & Zonen, BV', publicKey };

describe('the certificate authority of the sandbox', () => {
  let dataDir: string;
  let authority: CertificateAuthority;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chaman-ca-'));
    authority = await CertificateAuthority.open(dataDir);
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  it('issues what the product accepts on every channel, without a warning', async () => {
    const bytes = await authority.issue(request);
    const trust = (await readAnchorFolder(authority.anchorsDir)).store;
    for (const channel of CHANNELS) {
      const { accepted, results, facts } = judgeCertificate({
        bytes,
        uploadName: 'certificate.cer',
        channel,
        now: new Date(),
        trust,
        organisationName: request.organisation,
      });
      expect(results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warning')).toEqual([]);
      expect(accepted).toBe(true);
      expect(facts).toMatchObject({ owner: request.commonName, organisation: request.organisation });
    }
  });

  it('signs with its issuing authority, and that with its root', async () => {
    const pem = async (name: string) => new X509Certificate(await readFile(join(authority.anchorsDir, name)));
    const [root, issuing] = [await pem('root.pem'), await pem('issuing.pem')];
    const issued = new X509Certificate(await authority.issue(request));
    expect(issued.verify(issuing.publicKey) && issued.checkIssued(issuing)).toBe(true);
    expect(issuing.verify(root.publicKey) && issuing.checkIssued(root)).toBe(true);
    expect(root.verify(root.publicKey) && root.ca && issuing.ca).toBe(true);
    expect(issued.ca).toBe(false);
    expect(issued.publicKey.equals(publicKey)).toBe(true);
  });

  it('takes the validity it is asked for, and never the same serial number twice', async () => {
    const [notBefore, notAfter] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-31T00:00:00Z')];
    const byDates = new X509Certificate(await authority.issue({ ...request, notBefore, notAfter }));
    const byDays = new X509Certificate(await authority.issue({ ...request, notBefore, days: 30 }));
    expect([byDates.validFromDate, byDates.validToDate]).toEqual([notBefore, notAfter]);
    expect(byDays.validToDate).toEqual(notAfter);
    expect(byDates.serialNumber).not.toBe(byDays.serialNumber);
  });

  it('makes faulty certificates on request', async () => {
    const judge = async (overrides: object) =>
      judgeCertificate({
        bytes: await authority.issue({ ...request, ...overrides }),
        uploadName: 'certificate.cer',
        channel: 'SFTP',
        now: new Date(),
        trust: (await readAnchorFolder(authority.anchorsDir)).store,
      })
        .results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
        .map(({ rule, verdict }) => `${rule} ${verdict}`);
    expect(await judge({ notBefore: new Date('2020-01-01'), days: 1 })).toEqual(['expired fail']);
    expect(await judge({ publicKey: generateKeyPairSync('ed25519').publicKey })).toEqual(['key-type fail']);
    expect(await judge({ keyUsage: KeyUsageFlags.keyEncipherment })).toHaveLength(1);
  });

  it('stays the same authority when opened again, also by two at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chaman-ca-'));
    const [first, second] = await Promise.all([CertificateAuthority.open(folder), CertificateAuthority.open(folder)]);
    const third = await CertificateAuthority.open(folder);
    const trust = (await readAnchorFolder(first.anchorsDir)).store;
    for (const each of [first, second, third]) {
      const upload = { bytes: await each.issue(request), uploadName: 'a.cer', now: new Date(), trust };
      expect(judgeCertificate({ ...upload, channel: 'REST' }).accepted).toBe(true);
    }
    expect(await readdir(folder)).toEqual(['certificate-authority']);
    await rm(folder, { recursive: true });
  });

  it('keeps its keys to its owner, and out of the folder it hands out', async () => {
    const home = join(dataDir, 'certificate-authority');
    for (const key of ['root-key.pem', 'issuing-key.pem'])
      expect((await stat(join(home, key))).mode & 0o777).toBe(0o600);
    expect((await readdir(authority.anchorsDir)).sort()).toEqual(['issuing.pem', 'root.pem']);
  });
});
