import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import type { CertificateAuthority } from '../certificate-authority/certificate-authority.js';
import type { CertificatesInForce } from '../certificate-registry/certificates-in-force.js';
import { endAtOnce } from '../end-at-once.js';
import { Faults } from '../faults.js';
import { adminApi } from './admin-api.js';
import { AdminTokens } from './admin-tokens.js';
import { Reception } from './delivery/reception.js';
import { keptServerCertificate } from './ftps-certificate.js';
import { FtpsServer } from './ftps-server.js';
import { RecordStore } from './record-store.js';
import { SftpServer } from './sftp-server.js';
import { UserAccess } from './user-access.js';

export interface FileTransferOptions {
  /** Records, host key, TLS key and files. Absolute paths of users and folders lie under its `files`. */
  readonly dataDir: string;
  readonly adminUser: string;
  readonly adminPassword: string;
  /** 0 or absent: a free one. */
  readonly apiPort?: number;
  readonly sftpPort?: number;
  readonly ftpsPort?: number;
  /** Default: `host-key` in the data directory. Made when it does not exist. */
  readonly hostKeyFile?: string;
  /** Issues the certificate of FTP with TLS; without it, an authority that is made in the data directory does. */
  readonly certificateAuthority?: CertificateAuthority;
  /** By which delivered files are judged; without it files are stored, and nobody asks who signed them. */
  readonly certificatesInForce?: CertificatesInForce;
}

export interface FileTransferAddresses {
  /** Without `/api/v2`. */
  readonly apiUrl: string;
  readonly sftpPort: number;
  /** FTP with explicit TLS. */
  readonly ftpsPort: number;
  /** `SHA256:…`, as `ssh-keygen -l` prints it. */
  readonly hostKeyFingerprint: string;
}

/** A file-transfer server with SFTPGo's admin API, real SFTP and real FTP with TLS, on the loopback address only. */
export class FileTransferServer {
  readonly faults = new Faults();
  readonly tokens: AdminTokens;
  private readonly sftp: SftpServer;
  private readonly ftps: FtpsServer;
  private readonly api: Server;
  /** Where it listened before it was stopped: a server that comes back is where it was. */
  private before: FileTransferAddresses | undefined;

  constructor(private readonly options: FileTransferOptions) {
    const { dataDir } = options;
    const store = new RecordStore(dataDir);
    this.tokens = new AdminTokens(options.adminUser, options.adminPassword);
    const { certificatesInForce } = options;
    const reception = certificatesInForce && new Reception(certificatesInForce, join(dataDir, 'deliveries'));
    const access = new UserAccess(store, join(dataDir, 'files'), reception);
    this.sftp = new SftpServer(access, options.hostKeyFile ?? join(dataDir, 'host-key'));
    this.ftps = new FtpsServer(access);
    const app = express().disable('x-powered-by').set('etag', false);
    app.use('/_sandbox', this.faults.control());
    app.get('/healthz', (_request, response) => response.send('ok'));
    // The body is read before a fault may hold the request: it must be able to run after its caller has gone.
    app.use(
      '/api/v2',
      express.json({ limit: '1mb' }),
      this.faults.middleware,
      adminApi(store, this.tokens, (username) => {
        this.sftp.disconnect(username);
        this.ftps.disconnect(username);
      }),
    );
    this.api = createServer(app);
  }

  async start(): Promise<FileTransferAddresses> {
    const { before, options } = this;
    const sftpPort = await this.sftp.start(before?.sftpPort ?? options.sftpPort ?? 0);
    const certificate = await keptServerCertificate(options.dataDir, options.certificateAuthority);
    const ftpsPort = await this.ftps.start(before?.ftpsPort ?? options.ftpsPort ?? 0, certificate);
    this.api.listen(before ? Number(new URL(before.apiUrl).port) : (options.apiPort ?? 0), '127.0.0.1');
    await once(this.api, 'listening');
    const { port } = this.api.address() as AddressInfo;
    const hostKeyFingerprint = this.sftp.fingerprint();
    this.before = { apiUrl: `http://127.0.0.1:${port}`, sftpPort, ftpsPort, hostKeyFingerprint };
    return this.before;
  }

  async stop(): Promise<void> {
    await Promise.all([endAtOnce(this.api), this.sftp.stop(), this.ftps.stop()]);
  }
}
