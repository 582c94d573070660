import { SftpClient } from '../contract/sftp-client.js';
import { signDetached } from '../../sandbox/file-transfer/delivery/sign-detached.client.js';
import type { Receipt } from '../../sandbox/file-transfer/delivery/reception.js';
import { type AccountsApi } from './harness/accounts-api.js';
import { ftpAccountRequest, ftps } from './harness/ftp-account.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';
import { heldCertificate, type HeldCertificate } from './harness/rest-account.js';
import { sftpAccountRequest } from './harness/sftp-account.js';

/** What both channels can do once somebody is signed in. */
interface Visitor {
  list(path: string): Promise<string[]>;
  put(path: string, content: string | Buffer): Promise<void>;
  get(path: string): Promise<string>;
}

describe('files that are delivered with a signature', () => {
  let product: Product;
  let accounts: AccountsApi;

  beforeAll(async () => {
    product = await startProduct();
    accounts = await signIn('access-manager');
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const signIn = (personId: string) => accountsOfSender(product, personId);

  const signed = ({ certificate, privateKey }: HeldCertificate, content: string): Buffer =>
    signDetached({ content: Buffer.from(content), certificate, privateKey });

  /** One story for both channels: the account's certificate, and nothing else, opens the receiving side. */
  async function story(id: string, visitor: Visitor, own: HeldCertificate): Promise<void> {
    const [folder = ''] = await visitor.list('/');
    const path = (name: string) => `/${folder}/${name}`;
    const receipt = async (name: string) => JSON.parse(await visitor.get(path(`${name}.receipt.json`))) as Receipt;
    const deliver = async (name: string, content: string, signature?: Buffer) => {
      if (signature) await visitor.put(path(`${name}.p7s`), signature);
      await visitor.put(path(name), content);
      return receipt(name);
    };

    const first = '<declaration number="1"/>\r\n';
    expect(await deliver('first.xml', first, signed(own, first))).toMatchObject({
      file: 'first.xml',
      status: 'taken-in',
      size: first.length,
    });
    expect(await visitor.get(path('first.xml'))).toBe(first);

    expect(await deliver('second.xml', first)).toMatchObject({
      status: 'refused',
      reason: 'signature-missing',
      explanation: expect.stringContaining('.p7s'),
    });
    const stranger = await heldCertificate(product, 'Stranger');
    const put = async (signature: Buffer) => {
      await visitor.put(path('second.xml.p7s'), signature);
      return receipt('second.xml');
    };
    expect(await put(signed(stranger, first))).toMatchObject({ reason: 'certificate-not-in-force' });
    expect(await put(signed({ ...own, privateKey: stranger.privateKey }, first))).toMatchObject({
      reason: 'another-key',
    });
    expect(await put(signed(own, 'something else'))).toMatchObject({ reason: 'another-file' });
    expect(await put(signed(own, first))).toMatchObject({ status: 'taken-in' });

    const successor = await heldCertificate(product, 'Successor', 'rsa');
    expect(await put(signed(successor, first))).toMatchObject({ reason: 'certificate-not-in-force' });
    expect(await accounts.call('PUT', `/${id}/certificate`, successor.body)).toMatchObject({ status: 200 });
    await accounts.untilState(id, 'active');
    expect(await deliver('third.xml', first, signed(own, first))).toMatchObject({
      status: 'refused',
      reason: 'certificate-not-in-force',
      explanation: expect.stringContaining('replaced'),
    });
    expect(await deliver('third.xml', first, signed(successor, first))).toMatchObject({ status: 'taken-in' });
  }

  it('are taken in over FTP when the certificate in force signed them, and the receipt says why others are not', async () => {
    const own = await heldCertificate(product, 'Delivery1');
    const body = await ftpAccountRequest(product, 'Delivery1', { certificate: own.body });
    const id = await accounts.create(body);
    const visitor = await ftps(product, 'EXPDelivery1', body.password);
    await story(id, visitor, own);
    await visitor.quit();
  });

  it('are taken in over SFTP likewise, and the certificate of one account opens no other', async () => {
    const own = await heldCertificate(product, 'Delivery2', 'rsa');
    const { body, sshPrivateKey } = await sftpAccountRequest(product, 'Delivery2', { certificate: own.body });
    const id = await accounts.create(body);
    const visitor = await SftpClient.connect({
      ...product.sftp,
      username: 'EXPDelivery2',
      privateKey: sshPrivateKey,
    });
    await story(id, visitor, own);
    await visitor.close();

    const neighbours = await signIn('second-employer');
    const neighbour = await ftpAccountRequest(product, 'Delivery3');
    await neighbours.create(neighbour);
    const other = await ftps(product, 'EXPDelivery3', neighbour.password);
    const [folder = ''] = await other.list('/');
    await other.put(`/${folder}/x.xml`, 'x');
    await other.put(`/${folder}/x.xml.p7s`, signed(own, 'x'));
    expect(JSON.parse(await other.get(`/${folder}/x.xml.receipt.json`))).toMatchObject({
      reason: 'certificate-not-in-force',
    });
    await other.quit();
  });
});
