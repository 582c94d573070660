import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { SignInRefused, type FileTransfer, type SftpAddress } from './file-transfer.js';

/** For machines without OpenSSH. */
export class Ssh2Transfer implements FileTransfer {
  readonly program = 'an SFTP client of our own (OpenSSH is not installed)';

  constructor(
    private readonly address: SftpAddress,
    private readonly hostKey: Buffer,
  ) {}

  async list(): Promise<readonly string[]> {
    const entries = await this.connected((sftp) => promisify(sftp.readdir.bind(sftp))('.'));
    return entries.map(({ filename }) => filename);
  }

  put(localFile: string, remotePath: string): Promise<void> {
    return this.connected(
      (sftp) =>
        new Promise((done, fail) => sftp.fastPut(localFile, remotePath, (error) => (error ? fail(error) : done()))),
    );
  }

  get(remotePath: string, localFile: string): Promise<void> {
    return this.connected(
      (sftp) =>
        new Promise((done, fail) => sftp.fastGet(remotePath, localFile, (error) => (error ? fail(error) : done()))),
    );
  }

  private async connected<T>(use: (sftp: SFTPWrapper) => Promise<T>): Promise<T> {
    const { host, port, userName, privateKeyFile } = this.address;
    const client = new ssh2.Client();
    const privateKey = await readFile(privateKeyFile);
    try {
      await new Promise<void>((done, fail) => {
        client.once('ready', done);
        client.on('error', (error) => fail(error.level === 'client-authentication' ? new SignInRefused() : error));
        const hostVerifier = (key: Buffer) => key.equals(this.hostKey);
        client.connect({ host, port, username: userName, privateKey, hostVerifier });
      });
      return await use(await promisify(client.sftp.bind(client))());
    } finally {
      client.end();
    }
  }
}
