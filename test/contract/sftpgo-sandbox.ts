import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTransferServer } from '../../sandbox/file-transfer/file-transfer-server.js';
import type { FtpsServerAddress } from '../../sandbox/file-transfer/ftps.client.js';
import type { SftpgoServer } from './sftpgo.fixture.js';

export interface SftpgoSandbox extends SftpgoServer {
  readonly server: FileTransferServer;
  readonly sftpPort: number;
  readonly ftps: FtpsServerAddress;
}

/** A sandbox server in a directory of its own, which `stop` removes. */
export async function startSftpgoSandbox(): Promise<SftpgoSandbox> {
  const dataDir = await mkdtemp(join(tmpdir(), 'file-transfer-'));
  const admin = { adminUser: 'admin', adminPassword: 'the-administrator-s-password' };
  const server = new FileTransferServer({ dataDir, ...admin });
  const { apiUrl, sftpPort, ftpsPort } = await server.start();
  const ca = await readFile(join(dataDir, 'certificate-authority/anchors/root.pem'), 'utf8');
  return {
    ...admin,
    url: apiUrl,
    faults: server.faults,
    server,
    sftpPort,
    ftps: { port: ftpsPort, ca },
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
