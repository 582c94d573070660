import { certificateBody } from '../harness/ftp-account.js';
import { GuideReader, type ShownAccount } from '../harness/guide-reader.js';
import { registryUsers } from '../harness/in-force.js';
import { startProduct, type Product } from '../harness/product.js';
import {
  authorizationAdmin,
  heldCertificate,
  restAccount,
  tokenOf,
  type HeldCertificate,
} from '../harness/rest-account.js';
import { giveContact } from '../harness/sftp-account.js';

interface ShownCertificate {
  readonly id: string;
  readonly owner: string;
}

/** Each test is a heading of the published guide, told in its words and in its order; docs/guide-coverage.md points here. */
describe('the guide: SOAP and REST', () => {
  let product: Product;
  let reader: GuideReader;
  let senderNumber: string;

  beforeAll(async () => {
    product = await startProduct();
    reader = await GuideReader.signIn(product, 'professional');
    await giveContact(reader.client);
    const { body } = await reader.ask('GET', '/contact');
    senderNumber = (body['sender'] as { number: string }).number;
  });
  afterAll(() => product.stop());

  const atRegistry = () => registryUsers(product, `SOAP-${senderNumber}`);
  const soapAccount = async (name: string) => ({
    ...{ channel: 'SOAP', name },
    certificate: { ...(await certificateBody(product, name)), name: 'Certif userguide SOAP' },
  });
  const certificatesOf = (shown: ShownAccount) => shown['certificates'] as ShownCertificate[];

  describe('SOAP', () => {
    let account: ShownAccount;

    it('Een SOAP-account aanmaken', async () => {
      const body = await soapAccount('Userguide SOAP');
      account = await reader.createAccount(body);
      expect(account).toMatchObject({ name: 'Userguide SOAP', channel: 'SOAP', clientId: null, permissions: [] });
      expect(await atRegistry()).toMatchObject([{ x509Certificates: [{ value: body.certificate.content }] }]);
      expect(await reader.ask('POST', '/web-service-accounts', await soapAccount('Second'))).toMatchObject({
        status: 409,
        body: { type: 'urn:problem-type:chaman:account/channel-taken', detail: expect.stringMatching(/Verwijder/) },
      });
    });

    it('Een SOAP-account verwijderen', async () => {
      await reader.delete('SOAP', account.id);
      expect(await reader.overview()).toEqual([]);
      expect(await atRegistry()).toEqual([]);
      account = await reader.createAccount(await soapAccount('Userguide SOAP'));
    });

    it('Een SOAP-account bewerken', async () => {
      const path = `/web-service-accounts/${account.id}`;
      expect((await reader.ask('GET', path)).body).toMatchObject({
        name: 'Userguide SOAP',
        certificates: [{ name: 'Certif userguide SOAP', fileName: 'Userguide SOAP.cer', organisation: 'Test' }],
      });
      expect(await reader.ask('PATCH', path, { name: 'SOAP hernoemd' })).toMatchObject({ status: 200 });
      account = await reader.untilActive(account.id);
      expect(await atRegistry()).toMatchObject([{ displayName: 'SOAP hernoemd' }]);
    });

    it('Een certificaat van een SOAP-account downloaden', async () => {
      const [certificate] = certificatesOf(account);
      const { fileName, content } = await reader.download(
        `/web-service-accounts/${account.id}/certificates/${certificate?.id}`,
      );
      expect(fileName).toBe('Userguide SOAP.cer');
      expect(await atRegistry()).toMatchObject([{ x509Certificates: [{ value: content.toString('base64') }] }]);
    });

    it('Het certificaat van een SOAP-account vervangen', async () => {
      const next = { ...(await certificateBody(product, 'vervangen')), name: 'Nieuwe naam' };
      expect(await reader.ask('PUT', `/web-service-accounts/${account.id}/certificate`, next)).toMatchObject({
        status: 200,
      });
      account = await reader.untilActive(account.id);
      expect(account).toMatchObject({ certificates: [{ name: 'Nieuwe naam', state: 'live' }] });
      expect(await atRegistry()).toMatchObject([{ x509Certificates: [{ value: next.content }] }]);
    });
  });

  describe('REST', () => {
    let account: ShownAccount;
    let first: HeldCertificate;
    let second: HeldCertificate;

    const path = (more = '') => `/web-service-accounts/${account.id}${more}`;
    const scopes = async (held: HeldCertificate) => {
      const { status, body } = await tokenOf(product, account['clientId'], held);
      return status === 200 ? body.scope?.split(' ').sort() : body.error;
    };
    const DIMONA = ['scope:dimona:declaration:consult'];

    it('Een REST-account aanmaken', async () => {
      expect(await reader.permissionLabels('REST')).toEqual([
        'CareerPro - Federal Learning Account - Aangifte',
        'Check In And Out @ Work - Consultatie',
        'Consultatie van de Dimona-aangifte',
        'Dimona-aangiftes verrichten',
        'Inhoudingsplicht',
        'Service Rest Employer - Front Office',
        'Service Rest Employer - Publiek',
        'WITA Amateur - Werkgever',
      ]);
      first = await heldCertificate(product, 'guide rest');
      account = await reader.createAccount(restAccount('My REST Account', first));
      expect(account['clientId']).toMatch(new RegExp(`^self_service_chaman_${senderNumber}_[a-z0-9]{10}$`));
      expect(await scopes(first)).toEqual(DIMONA);
    });

    it('Een REST-account verwijderen', async () => {
      const other = await reader.createAccount(restAccount('Second REST Account', first));
      await reader.delete('REST', other.id);
      expect(await authorizationAdmin(product).find(String(other['clientId']))).toBeNull();
      expect((await reader.overview()).map(({ name }) => name)).not.toContain('Second REST Account');
      expect(await scopes(first)).toEqual(DIMONA);
    });

    it('Een REST-account bewerken', async () => {
      expect((await reader.overview()).find(({ id }) => id === account.id)).toMatchObject({
        ...{ name: 'My REST Account', channel: 'REST', clientId: account['clientId'] },
      });
      expect((await reader.ask('GET', path())).body).toMatchObject({
        ...{ name: 'My REST Account', clientId: account['clientId'] },
        permissions: [{ label: 'Consultatie van de Dimona-aangifte' }],
        certificates: [{ fileName: 'guide rest.cer', owner: 'guide rest', organisation: 'Test' }],
      });
      expect(await authorizationAdmin(product).client(String(account['clientId']))).toMatchObject({ enabled: true });
    });

    it('Een certificaat uit een REST-account verwijderen', async () => {
      const [only] = certificatesOf(account);
      expect(await reader.ask('DELETE', path(`/certificates/${only?.id}`))).toMatchObject({
        status: 409,
        body: { title: 'Dit is het enige certificaat van het account' },
      });
      expect(await scopes(first)).toEqual(DIMONA);
    });

    it('De REST-accountnaam bewerken (Intern beheer)', async () => {
      expect(await reader.ask('PATCH', path(), { name: 'Userguide REST' })).toMatchObject({ status: 200 });
      await reader.untilActive(account.id);
      expect(await authorizationAdmin(product).client(String(account['clientId']))).toMatchObject({
        name: 'Userguide REST',
      });
    });

    it('Beveiligde machtigingen van een REST-account bewerken (Intern beheer)', async () => {
      const permissions = ['DIMONA_CONSULT', 'DIMONA_DECLARE'];
      expect(await reader.ask('PATCH', path(), { permissions })).toMatchObject({ status: 200 });
      await reader.untilActive(account.id);
      expect(await scopes(first)).toEqual([...DIMONA, 'scope:dimona:declaration:declarant']);
    });

    it('Een certificaat toevoegen aan een REST-account', async () => {
      second = await heldCertificate(product, 'toegevoegd', 'rsa');
      expect(await reader.ask('POST', path('/certificates'), second.body)).toMatchObject({ status: 201 });
      account = await reader.untilActive(account.id);
      expect(certificatesOf(account).map(({ owner }) => owner)).toEqual(['toegevoegd', 'guide rest']);
      for (const held of [first, second]) expect(await scopes(held)).toContain(DIMONA[0]);
      // Now that there are two, either may go.
      const old = certificatesOf(account).find(({ owner }) => owner === 'guide rest');
      expect(await reader.ask('DELETE', path(`/certificates/${old?.id}`))).toMatchObject({ status: 202 });
      await reader.untilActive(account.id);
      expect(await scopes(first)).toBe('invalid_client');
      expect(await scopes(second)).toContain(DIMONA[0]);
    });
  });
});
