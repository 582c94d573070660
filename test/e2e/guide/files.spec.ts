import { keyPair, SftpClient } from '../../contract/sftp-client.js';
import { certificateBody, ftpAccountRequest, ftps, type CertificateBody } from '../harness/ftp-account.js';
import { GuideReader, type ShownAccount } from '../harness/guide-reader.js';
import { expectInForce, expectNowhere, fileTransferUsers, registryUsers } from '../harness/in-force.js';
import { startProduct, type Product } from '../harness/product.js';
import { sftpAccountRequest, type SftpAccountBody } from '../harness/sftp-account.js';

/** Each test is a heading of the published guide, told in its words and in its order; docs/guide-coverage.md points here. */
describe('the guide: contact details, FTP and SFTP', () => {
  let product: Product;
  let reader: GuideReader;
  let account: ShownAccount;
  let body: SftpAccountBody;
  let sshPrivateKey: string;

  beforeAll(async () => {
    product = await startProduct();
    reader = await GuideReader.signIn(product, 'access-manager');
  });
  afterAll(() => product.stop());

  const CONTACT = {
    ...{ name: 'nom_user', phoneCountryCode: '+32', phoneNumber: '02 509 59 59' },
    ...{ email: 'user@people.example', language: 'fr' },
  };
  const sftp = (privateKey: string) =>
    SftpClient.connect({ port: product.sftp.port, username: 'EXPguidesftp', privateKey });
  const change = async (what: string, method: string, content: object) => {
    expect(await reader.ask(method, `/ftp-sftp-accounts/${account.id}${what}`, content)).toMatchObject({
      status: 200,
      body: { state: 'being-changed' },
    });
    account = await reader.untilActive(account.id);
  };

  it('Contactgegevens aanmaken (Eerste aanmelding als verzender)', async () => {
    expect(await reader.ask('GET', '/contact')).toMatchObject({
      status: 409,
      body: { title: 'Geef eerst uw contactgegevens', detail: expect.stringContaining('nog geen verzender') },
    });
    expect(await reader.ask('PUT', '/contact', CONTACT)).toMatchObject({
      status: 200,
      body: {
        ...CONTACT,
        phoneNumber: '+3225095959',
        sender: { number: expect.stringMatching(/^\d{6}$/), organisationName: 'APK Recycling' },
      },
    });
    // Nothing but the sender exists yet: no gateway knows anybody.
    expect(await reader.overview()).toEqual([]);
    await expectNowhere(product, 'EXPguideftp');
  });

  it('Contactgegevens bewerken', async () => {
    const { body: before } = await reader.ask('GET', '/contact');
    await reader.ask('PUT', '/contact', { ...CONTACT, name: 'Nom_user - nl', language: 'nl', function: 'IT' });
    expect((await reader.ask('GET', '/contact')).body).toMatchObject({
      ...{ name: 'Nom_user - nl', language: 'nl', function: 'IT' },
      sender: before['sender'],
    });
  });

  it('Een FTP-account aanmaken', async () => {
    expect(await reader.permissionLabels('FTP')).toEqual([
      "Aangifte van de sociale risico's",
      'Athena-Documenten',
      'DIMONA V2: Onmiddellijke aangifte van tewerkstelling',
      'Ecaro batch',
      'Elektronische aangifte bij het Pensioenkadaster (flat layout)',
      'Multifunctionele aangifte Dmfa',
      'Publiato',
      'Tijdelijke werkloosheid',
      'Unieke werkmeldingen',
    ]);
    const request = await ftpAccountRequest(product, 'guideftp', { name: 'compte FTP', permissions: ['DMFA'] });
    expect(await reader.createAccount(request)).toMatchObject({ channel: 'FTP', login: 'EXPguideftp' });
    expect(await reader.overview()).toMatchObject([{ name: 'compte FTP', channel: 'FTP', state: 'active' }]);

    const second = await ftpAccountRequest(product, 'guideftp2');
    expect(await reader.ask('POST', '/ftp-sftp-accounts', second)).toMatchObject({
      status: 409,
      body: { type: 'urn:problem-type:chaman:account/channel-taken', detail: expect.stringMatching(/Verwijder/) },
    });
    const visitor = await ftps(product, 'EXPguideftp', request.password);
    expect(await visitor.list('/')).toEqual(['placeholder-dmfa']);
    await visitor.quit();
    expect(await registryUsers(product, 'EXPguideftp')).toMatchObject([
      { displayName: 'compte FTP', x509Certificates: [{ value: request.certificate.content }] },
    ]);
  });

  it('Een SFTP-account aanmaken', async () => {
    expect(await reader.permissionLabels('SFTP')).toEqual(
      [...(await reader.permissionLabels('FTP')), 'CareerPro - Federal Learning Account'].sort((a, b) =>
        a.localeCompare(b, 'nl'),
      ),
    );
    const certificate: CertificateBody = { ...(await certificateBody(product, 'guide sftp')), name: 'test userguide' };
    ({ body, sshPrivateKey } = await sftpAccountRequest(product, 'guidesftp', {
      ...{ name: 'sftp userguide', permissions: ['CAREERPRO_FLA'], certificate },
    }));
    account = await reader.createAccount(body);
    await expectInForce(product, reader.client, account.id, body);
    const visitor = await sftp(sshPrivateKey);
    await visitor.close();
    const { body: second } = await sftpAccountRequest(product, 'guidesftp2');
    expect(await reader.ask('POST', '/ftp-sftp-accounts', second)).toMatchObject({ status: 409 });
  });

  it('Een FTP-account verwijderen', async () => {
    const ftp = (await reader.overview()).find(({ channel }) => channel === 'FTP');
    await reader.delete('FTP', String(ftp?.id));
    expect(await reader.overview()).toMatchObject([{ channel: 'SFTP' }]);
    await expectNowhere(product, 'EXPguideftp');
  });

  it('Een SFTP-account bewerken', async () => {
    expect((await reader.ask('GET', `/ftp-sftp-accounts/${account.id}`)).body).toMatchObject({
      ...{ channel: 'SFTP', name: 'sftp userguide', login: 'EXPguidesftp' },
      permissions: [{ label: 'CareerPro - Federal Learning Account' }],
      sshPublicKey: { type: 'ssh-ed25519', fingerprint: expect.stringMatching(/^SHA256:/) },
      certificate: {
        name: 'test userguide',
        fileName: 'guide sftp.cer',
        owner: 'guide sftp',
        organisation: 'Test',
        issuer: expect.stringMatching(/./),
        expiresAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
        serialNumber: expect.stringMatching(/^\d+$/),
      },
    });
    expect(await fileTransferUsers(product, 'EXPguidesftp')).toHaveLength(1);
  });

  it('De naam van het SFTP-account bewerken', async () => {
    await change('', 'PATCH', { name: 'sftp hernoemd' });
    expect((await fileTransferUsers(product, 'EXPguidesftp'))[0]?.description).toMatch(/- sftp hernoemd$/);
    expect(await registryUsers(product, 'EXPguidesftp')).toMatchObject([{ displayName: 'sftp hernoemd' }]);
  });

  it('De beveiligde machtigingen voor een SFTP-account bewerken', async () => {
    await change('', 'PATCH', { permissions: ['CAREERPRO_FLA', 'PUBLIATO'] });
    const visitor = await sftp(sshPrivateKey);
    expect(await visitor.list('/')).toEqual(['placeholder-careerpro-fla', 'placeholder-publiato']);
    await visitor.close();
    expect(await reader.ask('PATCH', `/ftp-sftp-accounts/${account.id}`, { permissions: [] })).toMatchObject({
      status: 400,
      body: { issues: [{ field: 'permissions' }] },
    });
  });

  it('De publieke SSH-sleutel van een SFTP-account downloaden', async () => {
    const { content } = await reader.download(`/ftp-sftp-accounts/${account.id}/ssh-public-key`);
    const [user] = await fileTransferUsers(product, 'EXPguidesftp');
    expect(content.toString().trim().split(' ').slice(0, 2).join(' ')).toBe(user?.public_keys?.[0]);
  });

  it('De publieke SSH-sleutel van een SFTP-account bewerken', async () => {
    const next = keyPair();
    await change('/ssh-public-key', 'PUT', { sshPublicKey: next.line });
    await expect(sftp(sshPrivateKey)).rejects.toThrow(/authentication/);
    const visitor = await sftp(next.privateKey);
    await visitor.close();
  });

  it('Een certificaat van een SFTP-account downloaden', async () => {
    const { fileName, content } = await reader.download(`/ftp-sftp-accounts/${account.id}/certificate`);
    expect(fileName).toBe('guide sftp.cer');
    expect(await registryUsers(product, 'EXPguidesftp')).toMatchObject([
      { x509Certificates: [{ value: content.toString('base64') }] },
    ]);
  });

  it('Het certificaat van een SFTP-account vervangen', async () => {
    const certificate = { ...(await certificateBody(product, 'vervangen')), name: 'Nieuwe naam' };
    await change('/certificate', 'PUT', certificate);
    expect(account).toMatchObject({ certificate: { name: 'Nieuwe naam', owner: 'vervangen', state: 'live' } });
    expect(await registryUsers(product, 'EXPguidesftp')).toMatchObject([
      { x509Certificates: [{ value: certificate.content }] },
    ]);
  });
});
