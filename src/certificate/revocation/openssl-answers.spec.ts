import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readWholeDer } from '../parse/der-reader.js';
import { readCertificate } from '../x509/read-certificate.js';
import type { Certificate } from '../x509/certificate.js';
import {
  buildAuthority,
  buildCertificate,
  extension,
  keyPair,
  keyUsage,
  name,
  type BuiltCertificate,
} from '../../../test/builders/certificates.js';
import { integer, oid, sequence } from '../../../test/builders/der.js';
import { RevocationServer } from '../../../test/builders/revocation-server.js';
import { distributionPoints, responders } from '../../../test/builders/revocation.js';
import { AllowedHosts } from './allowed-hosts.js';
import { OnlineRevocationChecker } from './online-revocation.checker.js';

const run = promisify(execFile);

function openssl(): string | undefined {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

const version = openssl();
const withOpenssl = version ? describe : describe.skip;
if (!version) process.stderr.write('openssl is not installed: its own lists and answers are not tried\n');

const DAY_MS = 86_400_000;
const YEAR = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 365 * DAY_MS) };

/** The authority's book in OpenSSL's format: `1001` stands, `1002` and `1003` are revoked. */
const INDEX = [
  'V\t401231235959Z\t\t1001\tunknown\t/CN=good',
  'R\t401231235959Z\t260101120000Z,keyCompromise\t1002\tunknown\t/CN=revoked',
  'R\t401231235959Z\t260102120000Z,superseded\t1003\tunknown\t/CN=replaced',
  '',
].join('\n');

const CONFIGURATION = `
[ca]
default_ca = authority
[authority]
database = index.txt
crlnumber = crlnumber
certificate = ca.pem
private_key = ca.key
default_md = sha384
default_crl_days = 1
[delta]
2.5.29.27 = critical,DER:020101
`;

withOpenssl(`the lists and answers of ${version}`, () => {
  let folder: string;
  let server: RevocationServer;
  const authority = buildAuthority('OpenSSL Root', YEAR);
  const responder = buildCertificate({
    ...YEAR,
    subject: name({ CN: 'Responder' }),
    key: keyPair('rsa', 'responder'),
    issuer: authority,
    extensions: [keyUsage(0), extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.9')))],
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openssl-'));
    const files = {
      'index.txt': INDEX,
      crlnumber: '01\n',
      'openssl.cnf': CONFIGURATION,
      ...pair('ca', authority),
      ...pair('responder', responder),
    };
    await Promise.all(Object.entries(files).map(([file, content]) => writeFile(join(folder, file), content)));
    server = await RevocationServer.start();
    server.on('/ca.crl', (_, __, response) => serveList(['-gencrl'], response));
    server.on('/delta.crl', (_, __, response) => serveList(['-gencrl', '-crlexts', 'delta'], response));
    server.on('/by-issuer', (_, body, response) =>
      serveAnswer(body, ['-rsigner', 'ca.pem', '-rkey', 'ca.key'], response),
    );
    server.on('/by-responder', (_, body, response) =>
      serveAnswer(body, ['-rsigner', 'responder.pem', '-rkey', 'responder.key', '-ndays', '1'], response),
    );
    server.on('/without-certificate', (_, body, response) =>
      serveAnswer(body, ['-rsigner', 'responder.pem', '-rkey', 'responder.key', '-resp_no_certs'], response),
    );
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  function pair(file: string, { pem, key }: BuiltCertificate): Record<string, string> {
    return {
      [`${file}.pem`]: pem,
      [`${file}.key`]: key.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    };
  }

  async function serveList(given: readonly string[], response: { end(bytes: Uint8Array): unknown }): Promise<void> {
    await run('openssl', ['ca', '-config', 'openssl.cnf', ...given, '-out', 'list.pem'], { cwd: folder });
    await run('openssl', ['crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der'], { cwd: folder });
    response.end(await readFile(join(folder, 'list.der')));
  }

  async function serveAnswer(
    question: Buffer,
    given: readonly string[],
    response: { end(bytes: Uint8Array): unknown },
  ): Promise<void> {
    await writeFile(join(folder, 'question.der'), question);
    const files = ['-index', 'index.txt', '-CA', 'ca.pem', '-reqin', 'question.der', '-respout', 'answer.der'];
    await run('openssl', ['ocsp', ...files, ...given], { cwd: folder });
    response.end(await readFile(join(folder, 'answer.der')));
  }

  async function ask(serial: number, source: 'crl' | 'ocsp', path: string) {
    const url = server.at(path);
    const leaf = buildCertificate({
      ...YEAR,
      serial: integer(serial),
      subject: name({ CN: `leaf ${serial}` }),
      key: keyPair('rsa', 'leaf'),
      issuer: authority,
      extensions: [keyUsage(0), source === 'crl' ? distributionPoints(url) : responders(url)],
    });
    const checker = new OnlineRevocationChecker(
      { sources: { crl: true, ocsp: true }, timeoutMs: 10_000, allowed: new AllowedHosts([server.host]) },
      { now: () => new Date() },
    );
    const [status] = await checker.check([leaf, authority].map(read));
    return status;
  }

  function read({ der }: BuiltCertificate): Certificate {
    const root = readWholeDer(der);
    const certificate = root && readCertificate(root);
    if (!certificate) throw new Error('not a certificate');
    return certificate;
  }

  it.each([
    ['crl', '/ca.crl'],
    ['ocsp', '/by-issuer'],
    ['ocsp', '/by-responder'],
  ] as const)('are understood (%s at %s)', async (source, path) => {
    expect(await ask(0x1001, source, path)).toMatchObject({ state: 'good', source });
    expect(await ask(0x1002, source, path)).toMatchObject({
      state: 'revoked',
      source,
      revokedAt: new Date('2026-01-01T12:00:00Z'),
      reason: 'keyCompromise',
    });
    expect(await ask(0x1003, source, path)).toMatchObject({ state: 'revoked', reason: 'superseded' });
  });

  it('are refused where they do not tell enough', async () => {
    expect(await ask(0x1001, 'crl', '/delta.crl')).toMatchObject({ because: 'not-understood' });
    expect(await ask(0x1009, 'ocsp', '/by-issuer')).toMatchObject({ because: 'not-known' });
    expect(await ask(0x1001, 'ocsp', '/without-certificate')).toMatchObject({ because: 'wrong-signer' });
  });
});
