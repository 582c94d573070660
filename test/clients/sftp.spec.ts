import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';
import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';

const run = promisify(execFile);

/** The promise of the product, kept with the program that people use: OpenSSH's own `sftp`. */
describe("OpenSSH's sftp", () => {
  let product: Product;
  let client: SignedIn;
  let directory: string;

  beforeAll(async () => {
    product = await startProduct();
    client = await product.signIn('access-manager');
    await giveContact(client);
    directory = await mkdtemp(join(tmpdir(), 'openssh-'));
  });
  afterAll(async () => {
    await product?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function keyFile(name: string): Promise<{ readonly file: string; readonly publicKey: string }> {
    const { publicKey, privateKey } = makeOpensshKeyPair(name);
    const file = join(directory, name);
    await writeFile(file, privateKey, { mode: 0o600 });
    return { file, publicKey };
  }

  async function sftp(login: string, keyPath: string, commands: readonly string[]): Promise<string> {
    const batch = join(directory, 'batch');
    await writeFile(batch, `${commands.join('\n')}\n`);
    const { stdout } = await run(
      'sftp',
      [
        ...['-b', batch, '-i', keyPath, '-P', String(product.sftp.port)],
        ...['-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=accept-new'],
        ...['-o', `UserKnownHostsFile=${join(directory, 'known_hosts')}`, '-F', 'none'],
        `${login}@${product.sftp.host}`,
      ],
      { timeout: 20_000 },
    );
    return stdout;
  }

  it('puts and gets a file with the key of an active account, with no other, and not after deletion', async () => {
    const [own, other] = await Promise.all([keyFile('own'), keyFile('other')]);
    const { body } = await sftpAccountRequest(product, 'openssh1', { sshPublicKey: own.publicKey });
    const id = await createSftpAccount(client, body);
    await product.untilState(client, id, 'active');

    const sent = join(directory, 'sent.txt');
    const received = join(directory, 'received.txt');
    await writeFile(sent, 'declaration\n');
    const [folder = ''] = (await sftp('EXPopenssh1', own.file, ['ls -1'])).split('\n').slice(1);
    await sftp('EXPopenssh1', own.file, [`put ${sent} ${folder}/sent.txt`, `get ${folder}/sent.txt ${received}`]);
    expect(await readFile(received, 'utf8')).toBe('declaration\n');

    await expect(sftp('EXPopenssh1', other.file, ['ls'])).rejects.toThrow(/Permission denied/);

    const deletion = await client.fetch(`/api/v1/ftp-sftp-accounts/${id}`, { method: 'DELETE' });
    expect(deletion.status).toBe(202);
    await product.untilState(client, id, 'gone');
    await expect(sftp('EXPopenssh1', own.file, ['ls'])).rejects.toThrow(/Permission denied/);

    const again = await createSftpAccount(client, body);
    await product.untilState(client, again, 'active');
    expect(await sftp('EXPopenssh1', own.file, [`ls -1 ${folder}`])).not.toContain('sent.txt');
  });
});
