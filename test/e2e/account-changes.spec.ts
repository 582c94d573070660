import type { ChooseOrganisationDto } from '../../openapi/client/types.gen.js';
import { keyPair, SftpClient } from '../contract/sftp-client.js';
import { type Answer } from './harness/accounts-api.js';
import { certificateBody, ftpAccountRequest, ftps } from './harness/ftp-account.js';
import { fileTransferUsers, registryUsers } from './harness/in-force.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';
import { sftpAccountRequest } from './harness/sftp-account.js';

const SECRETARIAT = {
  organisationNumber: '0741852931',
  context: 'ENTERPRISE',
  capacity: 'SOCIAL_SECRETARIAT',
} as const;
const SERVICE_PROVIDER = { ...SECRETARIAT, capacity: 'SERVICE_PROVIDER' };

describe('a living account', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const signIn = (personId: string, organisation?: ChooseOrganisationDto) =>
    accountsOfSender(product, personId, { organisation });

  const isProblem = (status: number, type: string) => ({ status, body: { type: `urn:problem-type:${type}` } });

  it('can be changed in all its parts; each shows what is in force', async () => {
    const accounts = await signIn('second-employer');
    const body = await ftpAccountRequest(product, 'Parts1', { permissions: ['DMFA', 'PUBLIATO'] });
    const id = await accounts.create(body);
    const patch = (change: object, tag?: string) => accounts.call('PATCH', `/${id}`, change, tag);

    const visitor = await ftps(product, 'EXPParts1', body.password);
    expect(await visitor.list('/')).toEqual(['placeholder-dmfa', 'placeholder-publiato']);
    await visitor.put('/placeholder-publiato/kept', 'x');
    expect(await patch({ name: '  Renamed  ' })).toMatchObject({ status: 200, body: { name: 'Renamed', revision: 2 } });
    await accounts.untilState(id, 'active');
    expect((await fileTransferUsers(product, 'EXPParts1'))[0]?.description).toMatch(/- Renamed$/);
    // A new name is no reason to disturb somebody.
    expect(await visitor.get('/placeholder-publiato/kept')).toBe('x');

    const note = (text: string | null) => patch({ note: text });
    expect(await note(' Ask Bruno ')).toMatchObject({ status: 200, body: { note: 'Ask Bruno', revision: 3 } });
    expect(await note('x'.repeat(301))).toMatchObject(isProblem(400, 'belgif:badRequest'));
    expect(await note(null)).toMatchObject({ status: 200, body: { note: null, revision: 4 } });
    await accounts.untilState(id, 'active');
    for (const wrong of [{ name: null }, { permissions: null }, { permissions: [] }, { userName: 'Other1' }])
      expect(await patch(wrong)).toMatchObject(isProblem(400, 'belgif:badRequest'));
    for (const unchanged of [{}, { name: 'Renamed' }, { permissions: ['PUBLIATO', 'DMFA'] }])
      expect(await patch(unchanged)).toMatchObject({ status: 200, body: { state: 'active', revision: 4 } });
    expect(await patch({ name: 'Lost' }, '"1"')).toMatchObject(isProblem(412, 'chaman:request/outdated'));

    product.faults.fileTransfer.add({ mode: 'hold', method: 'PUT', path: '/api/v2/users' });
    await patch({ permissions: ['DIMONA_V2', 'PUBLIATO'] }, '"4"');
    await product.faults.fileTransfer.untilHeld();
    const { body: held } = await accounts.call('GET', `/${id}`);
    expect(held).toMatchObject({ state: 'being-changed', certificate: { state: 'live' } });
    expect(held['permissions']).toHaveLength(3);
    expect(held['permissions']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'DMFA', state: 'removing' }),
        expect.objectContaining({ code: 'PUBLIATO', state: 'live' }),
        expect.objectContaining({ code: 'DIMONA_V2', state: 'pending' }),
      ]),
    );
    expect(await visitor.list('/')).toEqual(['placeholder-dmfa', 'placeholder-publiato']);
    letGo(product);
    const active = await accounts.untilState(id, 'active');
    expect(active['permissions']).toHaveLength(2);
    await visitor.closed;
    const next = await ftps(product, 'EXPParts1', body.password);
    expect(await next.list('/')).toEqual(['placeholder-dimona-v2', 'placeholder-publiato']);
    expect(await next.get('/placeholder-publiato/kept')).toBe('x');
    await next.quit();

    const certificate = await certificateBody(product, 'Renewed');
    product.faults.certificateRegistry.add({ mode: 'hold' });
    const replaced = await accounts.call('PUT', `/${id}/certificate`, certificate);
    expect(replaced).toMatchObject({ status: 200, body: { certificate: { owner: 'Renewed', state: 'pending' } } });
    letGo(product);
    await accounts.untilState(id, 'active');
    const download = await accounts.download(`/${id}/certificate`);
    expect(Buffer.from(await download.arrayBuffer()).toString('base64')).toBe(certificate.content);
    expect(download.headers.get('Content-Disposition')).toContain('Renewed.cer');
    expect((await registryUsers(product, 'EXPParts1')).map((user) => user.x509Certificates)).toMatchObject([
      [{ value: certificate.content }],
    ]);

    const { line } = keyPair();
    expect(await accounts.call('PUT', `/${id}/ssh-public-key`, { sshPublicKey: line })).toMatchObject({ status: 404 });
    expect(await accounts.call('GET', `/${id}/ssh-public-key`)).toMatchObject({ status: 404 });

    product.faults.fileTransfer.add({ mode: 'hold', path: '/api/v2/users' });
    await accounts.call('DELETE', `/${id}`);
    const changes = [
      await patch({ name: 'Too late' }),
      await accounts.call('PUT', `/${id}/password`, { password: body.password }),
      await accounts.call('PUT', `/${id}/certificate`, await certificateBody(product, 'Late')),
    ];
    for (const answer of changes) expect(answer).toMatchObject(isProblem(409, 'chaman:account/being-deleted'));
    letGo(product);
    await accounts.untilState(id, 'gone');
  });

  it('keeps a permission that is no longer offered, but does not get it anew', async () => {
    const accounts = await signIn('two-organisations', SECRETARIAT);
    const id = await accounts.create(
      await ftpAccountRequest(product, 'Withdrawn1', { permissions: ['ECARO_BATCH', 'DMFA'] }),
    );
    await product.sql(`update permission set offered = false where code = 'ECARO_BATCH'`);
    const choose = (...permissions: string[]) => accounts.call('PATCH', `/${id}`, { permissions });

    expect(await choose('ECARO_BATCH', 'PUBLIATO')).toMatchObject({ status: 200, body: { revision: 2 } });
    await accounts.untilState(id, 'active');
    const [user] = await fileTransferUsers(product, 'EXPWithdrawn1');
    expect(user?.virtual_folders?.map(({ virtual_path }) => virtual_path).sort()).toEqual([
      '/placeholder-ecaro',
      '/placeholder-publiato',
    ]);
    expect(await choose('PUBLIATO')).toMatchObject({ status: 200, body: { revision: 3 } });
    expect(await choose('ECARO_BATCH', 'PUBLIATO')).toMatchObject({
      status: 400,
      body: { issues: [{ field: 'permissions', rule: 'permission-offered' }] },
    });
  });

  it('stands beside an SFTP channel, whose key can be replaced and downloaded', async () => {
    const accounts = await signIn('two-capacities', SERVICE_PROVIDER);
    const { body, sshPrivateKey } = await sftpAccountRequest(product, 'Keys1');
    const id = await accounts.create(body);
    await accounts.create(await ftpAccountRequest(product, 'Keys2'));
    await accounts.untilState(id, 'active');
    const sftp = (privateKey: string) =>
      SftpClient.connect({ port: product.sftp.port, username: 'EXPKeys1', privateKey });
    const visitor = await sftp(sshPrivateKey);

    const next = keyPair();
    const replace = (line: string) => accounts.call('PUT', `/${id}/ssh-public-key`, { sshPublicKey: line });
    product.faults.fileTransfer.add({ mode: 'hold', method: 'PUT', path: '/api/v2/users' });
    expect(await replace(`\uFEFF${next.line} my new key\r\n`)).toMatchObject({
      status: 200,
      body: { state: 'being-changed', revision: 2, sshPublicKey: { comment: 'my new key', state: 'pending' } },
    });
    await product.faults.fileTransfer.untilHeld();
    await (await sftp(sshPrivateKey)).close();
    await expect(sftp(next.privateKey)).rejects.toThrow(/authentication/);
    letGo(product);
    await accounts.untilState(id, 'active');
    await visitor.closed;
    await expect(sftp(sshPrivateKey)).rejects.toThrow(/authentication/);
    await (await sftp(next.privateKey)).close();

    expect(await replace(next.line)).toMatchObject({ status: 200, body: { state: 'active', revision: 2 } });
    const download = await accounts.download(`/${id}/ssh-public-key`);
    expect(await download.text()).toBe(`${next.line.split(' ').slice(0, 2).join(' ')}\n`);
    expect(download.headers.get('Content-Disposition')).toContain('EXPKeys1.pub');
    expect(await accounts.call('PUT', `/${id}/password`, { password: 'abcdef12' })).toMatchObject({ status: 404 });
  });

  it("may share its certificate's key with another account of the same sender, who is told; of other senders nothing is said", async () => {
    const [owner, stranger] = await Promise.all([signIn('access-manager'), signIn('professional')]);
    const ftp = await ftpAccountRequest(product, 'Shared1');
    await owner.create(ftp);
    const { certificate } = ftp;
    const sharedWith = ({ body }: Answer) =>
      (body['warnings'] as { field: string; rule: string; found: string }[]).filter(({ rule }) => rule === 'duplicate');
    const { body: sftp } = await sftpAccountRequest(product, 'Shared2', { certificate });
    expect(sharedWith(await owner.call('POST', '', sftp))).toMatchObject([
      { field: 'certificate.content', found: 'Your account "Account Shared1" has a certificate with the same key.' },
    ]);

    const foreign = await ftpAccountRequest(product, 'Shared3', { certificate });
    expect(sharedWith(await stranger.call('POST', '', foreign))).toEqual([]);
  });
});
