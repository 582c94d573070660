import { readFile, writeFile } from 'node:fs/promises';
import { FtpsClient, type FtpsLogin } from '../../file-transfer/ftps.client.js';
import { SignInRefused, type FileTransfer } from './file-transfer.js';

/** FTP with explicit TLS and a password; signs in anew for each thing that it does. */
export class FtpsTransfer implements FileTransfer {
  readonly program = 'FTP over TLS';

  constructor(private readonly login: FtpsLogin) {}

  list(): Promise<readonly string[]> {
    return this.connected((client) => client.list('/'));
  }

  put(localFile: string, remotePath: string): Promise<void> {
    return this.connected(async (client) => client.put(`/${remotePath}`, await readFile(localFile)));
  }

  get(remotePath: string, localFile: string): Promise<void> {
    return this.connected(async (client) => writeFile(localFile, await client.get(`/${remotePath}`)));
  }

  private async connected<T>(use: (client: FtpsClient) => Promise<T>): Promise<T> {
    const client = await FtpsClient.connect(this.login).catch((error: unknown) => {
      throw error instanceof Error && error.message.startsWith('530') ? new SignInRefused() : error;
    });
    try {
      return await use(client);
    } finally {
      await client.cut();
    }
  }
}
