import { type FileSystem, FtpSrv } from 'ftp-srv';
import { freePort } from '../environment/ports.js';
import { type Connection, FtpsCommands } from './ftps-commands.js';
import type { ServerCertificate } from './ftps-certificate.js';
import { FtpsFiles } from './ftps-files.js';
import { passwordMatches } from './password-hash.js';
import type { UserAccess } from './user-access.js';

/** All that clients need, over passive connections: none is ever made to where a client points. */
const COMMANDS = [
  ...['AUTH', 'PBSZ', 'PROT', 'USER', 'PASS', 'QUIT', 'FEAT', 'OPTS', 'NOOP', 'SYST', 'TYPE', 'MODE', 'STRU'],
  ...['PWD', 'CWD', 'CDUP', 'LIST', 'NLST', 'MKD', 'RMD', 'DELE', 'RNFR', 'RNTO', 'SIZE', 'MDTM'],
  ...['PASV', 'EPSV', 'RETR', 'STOR', 'APPE', 'REST'],
];
const MOST_SESSIONS = 64;
const MOST_ATTEMPTS = 3;
/** Passive ports: a block of {@link PASSIVE_PORTS} that follows from the server's own port, so that two servers seldom share one. */
const PASSIVE_FROM = 20_000;
const PASSIVE_PORTS = 50;
const PASSIVE_BLOCKS = 200;
const nothing = (): void => undefined;
/** The library's log: whatever it would say was said to the client already. */
const SILENT = {
  ...{ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
  child: (): object => SILENT,
};
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const;

interface Session {
  readonly connection: Connection;
  attempts: number;
  username?: string;
  files?: FtpsFiles;
}

/** FTP with TLS (explicit, AUTH TLS) for users with a password. Neither passwords nor files travel in clear. */
export class FtpsServer {
  private ftp: FtpSrv | undefined;
  private readonly sessions = new Map<string, Session>();

  constructor(private readonly access: UserAccess) {}

  /** @param wanted 0: a free one */
  async start(wanted: number, certificate: ServerCertificate): Promise<number> {
    const port = wanted || (await freePort());
    const passive = PASSIVE_FROM + (port % PASSIVE_BLOCKS) * PASSIVE_PORTS;
    const ftp = withoutSignals(
      () =>
        new FtpSrv({
          url: `ftp://127.0.0.1:${port}`,
          pasv_url: '127.0.0.1',
          pasv_min: passive,
          pasv_max: passive + PASSIVE_PORTS - 1,
          tls: { ...certificate, minVersion: 'TLSv1.2' },
          whitelist: COMMANDS,
          greeting: 'Sandbox file-transfer server. AUTH TLS first',
          log: SILENT,
        }),
    );
    ftp.addListener('connect', ({ connection }: { connection: Connection }) => {
      // Sessions are ours to end. Those that the library knows of it follows with a timer that keeps the process alive.
      delete (ftp as FtpSrv & { readonly connections: Record<string, unknown> }).connections[connection.id];
      this.welcome(connection);
    });
    ftp.on('disconnect', ({ id }) => this.leave(id));
    ftp.on('login', ({ connection, username, password }, accept, refuse) => {
      const files = this.signIn(connection.id, connection.secure, username, password);
      // The library's own type asks for its class; it uses the methods that are there.
      if (files) accept({ fs: files as unknown as FileSystem });
      else refuse(new Error('Not allowed to sign in'));
    });
    await ftp.listen();
    this.ftp = ftp;
    return port;
  }

  async stop(): Promise<void> {
    for (const session of this.sessions.values()) cut(session);
    await this.ftp?.close();
    this.ftp = undefined;
  }

  /** Cuts the live sessions of a user, transfers included. */
  disconnect(username: string): void {
    for (const session of this.sessions.values()) if (session.username === username) cut(session);
  }

  private welcome(connection: Connection): void {
    if (this.sessions.size >= MOST_SESSIONS) return void connection.commandSocket.destroy();
    this.sessions.set(connection.id, { connection, attempts: 0 });
    new FtpsCommands(connection);
  }

  private leave(id: string): void {
    this.sessions.get(id)?.files?.closeAll();
    this.sessions.delete(id);
  }

  /** The user's files; undefined when this is not their password or they may not come in. */
  private signIn(id: string, secure: boolean, username: string, password: string): FtpsFiles | undefined {
    const session = this.sessions.get(id);
    if (!session || !secure) return undefined;
    session.attempts += 1;
    if (session.attempts > MOST_ATTEMPTS) return void cut(session);
    const user = this.access.candidate(username, 'FTP', 'password');
    if (!user?.password || !passwordMatches(user.password, password)) return undefined;
    const files = this.access.filesOf(user);
    if (!files) return undefined;
    session.username = username;
    session.files = new FtpsFiles(files);
    return session.files;
  }
}

function cut({ connection, files }: Session): void {
  files?.closeAll();
  connection.connector.socket?.destroy();
  connection.commandSocket.destroy();
}

/** The library ends the whole process when a signal comes; here somebody else decides that. */
function withoutSignals<Made>(make: () => Made): Made {
  const before = new Set(SIGNALS.flatMap((signal) => process.listeners(signal)));
  const made = make();
  for (const signal of SIGNALS)
    for (const listener of process.listeners(signal)) if (!before.has(listener)) process.off(signal, listener);
  return made;
}
