import { createHash } from 'node:crypto';
import { once } from 'node:events';
import ssh2, { type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';

type Done<Result> = (error: Error | null | undefined, result: Result) => void;

/** A fresh Ed25519 pair: the line for the account, and the private half to sign in with. */
export function keyPair(): { readonly line: string; readonly privateKey: string } {
  const { publicKey, privateKey } = makeOpensshKeyPair('');
  return { line: publicKey.trim(), privateKey };
}

/** SFTP as a customer's program does it. `hostKey` receives the fingerprint that the server showed. */
export class SftpClient {
  hostKeyFingerprint = '';
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
  /** Resolves when no file can be reached any longer, although the connection below may stand. */
  readonly ended: Promise<void>;
  private end: () => void = () => {};
  private readonly client = new ssh2.Client();
  private sftp: SFTPWrapper | undefined;

  private constructor() {
    this.closed = new Promise((resolve) => this.client.once('close', resolve));
    this.ended = Promise.race([this.closed, new Promise<void>((resolve) => (this.end = resolve))]);
  }

  /** Rejects when the server does not let this user in. */
  static async connect(config: ConnectConfig): Promise<SftpClient> {
    const visitor = new SftpClient();
    const { client } = visitor;
    const ready = once(client, 'ready');
    client.connect({
      host: '127.0.0.1',
      hostVerifier: (key: Buffer) => {
        visitor.hostKeyFingerprint = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
        return true;
      },
      ...config,
    });
    await ready;
    // After sign-in a cut line shows as `closed`; without a listener its error would end the process.
    client.on('error', () => {});
    await visitor.open();
    visitor.sftp?.once('close', visitor.end);
    return visitor;
  }

  /** Asks for files again over the same connection, without signing in anew. */
  async open(): Promise<void> {
    this.sftp = await new Promise<SFTPWrapper>((resolve, reject) =>
      this.client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp))),
    );
  }

  put(path: string, content: string | Buffer): Promise<void> {
    return this.run((sftp, done) => sftp.writeFile(path, content, (error) => done(error, undefined)));
  }

  async get(path: string): Promise<string> {
    return (await this.run<Buffer>((sftp, done) => sftp.readFile(path, done))).toString('utf8');
  }

  async list(path: string): Promise<string[]> {
    const entries = await this.run<{ filename: string }[]>((sftp, done) => sftp.readdir(path, done));
    return entries.map(({ filename }) => filename);
  }

  async isDirectory(path: string): Promise<boolean> {
    return (await this.run<ssh2.Stats>((sftp, done) => sftp.stat(path, done))).isDirectory();
  }

  realpath(path: string): Promise<string> {
    return this.run((sftp, done) => sftp.realpath(path, done));
  }

  mkdir(path: string): Promise<void> {
    return this.run((sftp, done) => sftp.mkdir(path, (error) => done(error, undefined)));
  }

  rmdir(path: string): Promise<void> {
    return this.run((sftp, done) => sftp.rmdir(path, (error) => done(error, undefined)));
  }

  remove(path: string): Promise<void> {
    return this.run((sftp, done) => sftp.unlink(path, (error) => done(error, undefined)));
  }

  rename(from: string, to: string): Promise<void> {
    return this.run((sftp, done) => sftp.rename(from, to, (error) => done(error, undefined)));
  }

  symlink(target: string, path: string): Promise<void> {
    return this.run((sftp, done) => sftp.symlink(target, path, (error) => done(error, undefined)));
  }

  async close(): Promise<void> {
    this.client.end();
    await this.closed;
  }

  private run<Result>(work: (sftp: SFTPWrapper, done: Done<Result>) => void): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (!this.sftp) return reject(new Error('not connected'));
      return work(this.sftp, (error, result) => (error ? reject(error) : resolve(result)));
    });
  }
}
