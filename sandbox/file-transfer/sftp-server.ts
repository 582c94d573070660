import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ParsedKey } from 'ssh2';
import { makeOpensshKeyPair } from '../openssh-key-pair.js';
import type { UserRecord } from './records.js';
import { SftpSession } from './sftp-session.js';
import type { UserAccess } from './user-access.js';

/** The SSH side: sign-in by public key, then SFTP and nothing else (no shell, no forwarding). */
export class SftpServer {
  private readonly server: ssh2.Server;
  private readonly sessions = new Map<Connection, string>();
  private readonly hostKey: ParsedKey;

  constructor(
    private readonly access: UserAccess,
    hostKeyFile: string,
  ) {
    const key = keptHostKey(hostKeyFile);
    this.hostKey = parsed(key);
    this.server = new ssh2.Server({ hostKeys: [key], ident: 'SFTPGo_sandbox' }, (client) => this.welcome(client));
  }

  /** As `ssh-keygen -l` prints it. */
  fingerprint(): string {
    const digest = createHash('sha256').update(this.hostKey.getPublicSSH()).digest('base64');
    return `SHA256:${digest.replace(/=+$/, '')}`;
  }

  async start(port: number): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const client of this.sessions.keys()) client.end();
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  /** Cuts the live sessions of a user. */
  disconnect(username: string): void {
    for (const [client, holder] of this.sessions) if (holder === username) client.end();
  }

  private welcome(client: Connection): void {
    let user: UserRecord | undefined;
    this.sessions.set(client, '');
    client.on('authentication', (context) => {
      user = this.holder(context);
      if (user) context.accept();
      else context.reject(['publickey']);
    });
    client.on('ready', () => {
      // A user that was changed or removed while signing in is shut out like everybody who is already inside.
      if (!user || !this.access.isCurrent(user)) return client.end();
      this.sessions.set(client, user.username);
      return this.serve(client, user);
    });
    client.on('close', () => this.sessions.delete(client));
    // A client that vanishes in the middle of a message ends its connection, not the server.
    client.on('error', () => client.end());
  }

  private serve(client: Connection, user: UserRecord): void {
    const files = this.access.filesOf(user);
    if (!files) return void client.end();
    client.on('session', (accept) => {
      const session = accept();
      session.on('sftp', (acceptSftp) => {
        new SftpSession(acceptSftp(), files);
      });
    });
  }

  /** The user whose key this is. The first of the two questions of a client carries no signature yet. */
  private holder(context: AuthContext): UserRecord | undefined {
    if (context.method !== 'publickey') return undefined;
    const user = this.access.candidate(context.username, 'SSH', 'publickey');
    if (!user) return undefined;
    const key = (user.public_keys ?? []).map(parsed).find((each) => each.getPublicSSH().equals(context.key.data));
    if (!key) return undefined;
    if (!context.signature || !context.blob) return user;
    return key.verify(context.blob, context.signature, context.hashAlgo) === true ? user : undefined;
  }
}

/** Made once and kept, so that clients do not have to accept another key after a restart. */
function keptHostKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, makeOpensshKeyPair('sandbox').privateKey, { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function parsed(text: string): ParsedKey {
  const key = ssh2.utils.parseKey(text);
  if (key instanceof Error) throw key;
  return key;
}
