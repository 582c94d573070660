import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SignInRefused, type FileTransfer, type SftpAddress } from './file-transfer.js';

/** OpenSSH's own `sftp`, with nothing of the user's settings, keys or known hosts. */
export class OpenSshTransfer implements FileTransfer {
  readonly program = 'OpenSSH sftp';

  constructor(
    private readonly address: SftpAddress,
    private readonly knownHostsFile: string,
  ) {}

  static get available(): boolean {
    return spawnSync('sftp', ['-V']).error === undefined;
  }

  async list(): Promise<readonly string[]> {
    const output = await this.run('ls -1');
    return output.split('\n').filter((line) => line !== '' && !line.startsWith('sftp>'));
  }

  async put(localFile: string, remotePath: string): Promise<void> {
    await this.run(`put ${quoted(localFile)} ${quoted(remotePath)}`);
  }

  async get(remotePath: string, localFile: string): Promise<void> {
    await this.run(`get ${quoted(remotePath)} ${quoted(localFile)}`);
  }

  private async run(command: string): Promise<string> {
    const { host, port, userName, privateKeyFile } = this.address;
    const options = [
      'BatchMode=yes',
      'IdentitiesOnly=yes',
      'IdentityAgent=none',
      'StrictHostKeyChecking=yes',
      `UserKnownHostsFile=${quoted(this.knownHostsFile)}`,
      'GlobalKnownHostsFile=/dev/null',
      'ConnectTimeout=10',
    ];
    const child = spawn(
      'sftp',
      [
        ...['-F', '/dev/null', '-b', '-', '-i', privateKeyFile, '-P', String(port)],
        ...options.flatMap((option) => ['-o', option]),
        `${userName}@${host}`,
      ],
      { stdio: ['pipe', 'pipe', 'pipe'] },
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${command}\n`);
    const [output, complaint, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    if (code === 0) return output;
    if (/Permission denied \(/.test(complaint)) throw new SignInRefused();
    throw new Error(`sftp failed: ${complaint.trim()}`);
  }
}

function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}
