import { gatewayContract } from './gateway-contract.js';
import { startSftpgoSandbox } from './sftpgo-sandbox.js';
import { sftpgoFixture, type SftpgoServer } from './sftpgo.fixture.js';

for (const channel of ['FTP', 'SFTP'] as const) {
  gatewayContract(`SFTPGo, ${channel}, sandbox`, async () => sftpgoFixture(channel, await startSftpgoSandbox()));
}

const {
  CHAMAN_TEST_SFTPGO_URL: url,
  CHAMAN_TEST_SFTPGO_USER: user,
  CHAMAN_TEST_SFTPGO_PASSWORD: password,
} = process.env;
if (url && user && password) {
  const live: SftpgoServer = { url, adminUser: user, adminPassword: password, faults: null, stop: async () => {} };
  for (const channel of ['FTP', 'SFTP'] as const) {
    gatewayContract(`SFTPGo, ${channel}, live`, async () => sftpgoFixture(channel, live), { live: true });
  }
}
