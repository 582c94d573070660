import { join } from 'node:path';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { AccountsApi } from './harness/accounts-api.js';
import { fileTransferUsers } from './harness/in-force.js';
import { ftpAccountRequest } from './harness/ftp-account.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact } from './harness/sftp-account.js';

const LABEL = { nl: 'Nieuwe aangifte', fr: 'Nouvelle déclaration', de: 'Neue Meldung', en: 'New declaration' };
const NEW = {
  code: 'NEW_DECLARATION',
  channels: ['FTP', 'SFTP'],
  folder: 'new-declaration',
  placeholder: true,
  label: LABEL,
};
const WITHDRAWN = {
  ...{ code: 'PUBLIATO', channels: ['FTP', 'SFTP'], folder: 'placeholder-publiato', placeholder: true, offered: false },
  label: { nl: 'Publiato', fr: 'Publiato', de: 'Publiato', en: 'Publiato' },
};

describe('the catalogue of permissions', () => {
  let product: Product;
  let accounts: AccountsApi;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'catalogue-'));
    product = await startProduct();
    const client = await product.signIn('access-manager');
    await giveContact(client);
    accounts = new AccountsApi(product, client);
  });
  afterAll(async () => {
    await product.stop();
    await rm(directory, { recursive: true });
  });

  /** What operations do, while everything runs. */
  async function apply(content: unknown): Promise<string> {
    const file = join(directory, 'own.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return product.command('migrate', { PERMISSION_CATALOGUE: file });
  }
  async function offered(language: string): Promise<Map<string, string>> {
    const response = await accounts.client.fetch('/api/v1/permissions?channel=FTP', {
      headers: { 'Accept-Language': language },
    });
    const { items } = (await response.json()) as { items: { code: string; label: string; offered: boolean }[] };
    return new Map(items.filter((each) => each.offered).map(({ code, label }) => [code, label]));
  }

  it('is extended by a file, without a release or a restart, as often as one likes', async () => {
    const before = await offered('en');
    expect([before.has('NEW_DECLARATION'), before.has('PUBLIATO')]).toEqual([false, true]);
    await apply([NEW, WITHDRAWN]);
    await apply([NEW, WITHDRAWN]);
    for (const [language, label] of Object.entries(LABEL))
      expect((await offered(language)).get('NEW_DECLARATION')).toBe(label);
    expect((await offered('en')).size).toBe(before.size);

    const body = await ftpAccountRequest(product, 'Catalogue1', { permissions: ['NEW_DECLARATION'] });
    expect(await accounts.call('POST', '', { ...body, permissions: ['PUBLIATO'] })).toMatchObject({ status: 400 });
    await accounts.create(body);
    const [user] = await fileTransferUsers(product, 'EXPCatalogue1');
    expect(user?.virtual_folders).toMatchObject([{ virtual_path: '/new-declaration' }]);
  });

  it('stays as it is when the file cannot be used, and says all that is wrong', async () => {
    const before = await offered('nl');
    const { label: _none, ...unlabelled } = { ...NEW, code: 'OTHER' };
    const wrong = [
      { ...NEW, label: { ...LABEL, nl: 'Anders' } },
      { ...unlabelled, channels: ['FTP', 'FAX'], folder: '../up', colour: 'red' },
      NEW,
      'nothing',
    ];
    const said = await apply(wrong).catch(String);
    for (const part of [
      'PERMISSION_CATALOGUE cannot be used',
      'entry 2 (OTHER): each value in channels must be one of',
      'entry 2 (OTHER): folder must match',
      'entry 2 (OTHER): label',
      'entry 2 (OTHER): property colour should not exist',
      'entry 3 (NEW_DECLARATION): is there twice',
      'entry 4: a permission is expected',
    ])
      expect(said).toContain(part);
    for (const text of ['{}', '[']) await expect(apply(text)).rejects.toThrow('PERMISSION_CATALOGUE cannot be used');
    expect(await offered('nl')).toEqual(before);
  });
});
