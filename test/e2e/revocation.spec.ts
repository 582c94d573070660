import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { buildAuthority, buildCertificate, keyPair, keyUsage, name } from '../builders/certificates.js';
import { integer, type Der } from '../builders/der.js';
import { RevocationServer } from '../builders/revocation-server.js';
import { buildList, distributionPoints } from '../builders/revocation.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact, sftpAccountRequest } from './harness/sftp-account.js';

const DAY_MS = 86_400_000;
const VALIDITY = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 365 * DAY_MS) };
const authority = buildAuthority('Issuer With Lists', VALIDITY);

describe('revocation', () => {
  let product: Product;
  let manager: SignedIn;
  let issuer: RevocationServer;
  let variables: NodeJS.ProcessEnv;

  beforeAll(async () => {
    issuer = await RevocationServer.start();
    product = await startProduct({ without: ['worker', 'api'] });
    const directory = join(dirname(product.environment.certificateAuthority.anchorsDir), 'with-lists');
    await mkdir(directory);
    await writeFile(join(directory, 'root.pem'), authority.pem);
    variables = { TRUST_ANCHORS_DIR: directory, REVOCATION: 'crl+ocsp', REVOCATION_ALLOWED_HOSTS: issuer.host };
    await product.startApi(variables);
    manager = await product.signIn('access-manager');
    await giveContact(manager);
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  function certificate(serial: Der, list: string): string {
    const { der } = buildCertificate({
      ...VALIDITY,
      serial,
      subject: name({ CN: 'transfers', O: 'APK Recycling' }),
      key: keyPair('rsa', 'transfers'),
      issuer: authority,
      extensions: [keyUsage(0), distributionPoints(issuer.at(list))],
    });
    return Buffer.from(der).toString('base64');
  }

  async function inspect(content: string): Promise<readonly string[]> {
    const body = JSON.stringify({ channel: 'SFTP', fileName: 'certificate.cer', content });
    const response = await manager.fetch('/api/v1/certificates/inspect', { method: 'POST', body });
    const { accepted, results } = (await response.json()) as {
      readonly accepted: boolean;
      readonly results: readonly { readonly rule: string; readonly verdict: string }[];
    };
    const shown = results
      .filter(({ rule }) => rule.startsWith('revo'))
      .map(({ rule, verdict }) => `${rule}: ${verdict}`);
    return [String(accepted), ...shown];
  }

  async function create(userName: string, content: string) {
    const { body } = await sftpAccountRequest(product, userName);
    const response = await manager.fetch('/api/v1/ftp-sftp-accounts', {
      method: 'POST',
      body: JSON.stringify({ ...body, certificate: { ...body.certificate, content } }),
    });
    return { status: response.status, body: (await response.json()) as object };
  }

  it('is told by inspection and by creation alike', async () => {
    issuer.on('/list.crl', buildList(authority, { now: new Date(), revoked: [integer(66)] }));
    const revoked = certificate(integer(66), '/list.crl');
    expect(await inspect(revoked)).toEqual(['false', 'revoked: fail', 'revocation-unknown: pass']);
    expect(await create('revoked', revoked)).toMatchObject({
      status: 400,
      body: {
        issues: [{ field: 'certificate.content', rule: 'revoked', found: expect.stringContaining('keyCompromise') }],
      },
    });
    expect(await inspect(certificate(integer(67), '/list.crl'))).toEqual([
      'true',
      'revoked: pass',
      'revocation-unknown: pass',
    ]);
  });

  it('that nobody knows of is a warning, and operations find the reason in the log', async () => {
    const unknown = certificate(integer(68), '/nowhere.crl');
    expect(await inspect(unknown)).toEqual(['true', 'revoked: pass', 'revocation-unknown: warning']);
    expect(await create('unknown', unknown)).toMatchObject({
      status: 201,
      body: { warnings: [{ field: 'certificate.content', rule: 'revocation-unknown' }] },
    });
    await product.untilWritten('api', `${issuer.host} answered 404`);
  });

  it('that nobody knows of is a refusal where operations want it so', async () => {
    await product.stopApi();
    await product.startApi({ ...variables, REVOCATION_FAIL: 'hard' });
    const unknown = certificate(integer(69), '/nowhere.crl');
    expect(await inspect(unknown)).toEqual(['false', 'revoked: pass', 'revocation-unknown: fail']);
  });

  it('is not asked about by default', async () => {
    await product.stopApi();
    const { TRUST_ANCHORS_DIR } = variables;
    await product.startApi({ TRUST_ANCHORS_DIR });
    const before = issuer.asked.length;
    expect(await inspect(certificate(integer(66), '/list.crl'))).toEqual([
      'true',
      'revoked: not-applicable',
      'revocation-unknown: not-applicable',
    ]);
    expect(issuer.asked.length).toBe(before);
  });
});
