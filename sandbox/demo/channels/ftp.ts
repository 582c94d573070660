import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertificateAuthority } from '../../certificate-authority/certificate-authority.js';
import { demoCertificate } from '../demo-certificate.js';
import { expectNotTakenIn, expectTakenIn } from '../delivery.js';
import { createAccount, newUserName } from '../new-account.js';
import { ACCOUNT_NAME, type PlayedAccount, type Stage } from '../stage.js';
import { expectSignInRefused } from '../transfer/file-transfer.js';
import { FtpsTransfer } from '../transfer/ftps-transfer.js';
import { firstFolder } from '../transfer/first-folder.js';

/** Ends at the file-transfer server, over FTP with TLS, and at the receiving side behind it. */
export async function playFtp(stage: Stage): Promise<PlayedAccount> {
  const { story, client, run, dataDir } = stage;
  story.chapter('FTP: a password to sign in, a certificate to sign what is delivered');
  const own = await demoCertificate(dataDir, 'Demo FTP');
  const password = `Demo:${randomBytes(2).toString('hex')}7`;
  const { id, login = '' } = await createAccount(stage, client.files, {
    ...{ channel: 'FTP', name: ACCOUNT_NAME, userName: newUserName(), password },
    permissions: await client.permissions('FTP', 2),
    certificate: own.body,
  });
  const { anchorsDir } = await CertificateAuthority.open(dataDir);
  const ca = await readFile(join(anchorsDir, 'root.pem'), 'utf8');
  const transferWith = (secret: string) =>
    new FtpsTransfer({ port: run.ports.ftps, ca, username: login, password: secret });

  const transfer = transferWith(password);
  const folder = await firstFolder(story, login, transfer);
  const place = { transfer, folder };
  await story.check('Another password is refused', () => expectSignInRefused(transferWith('Other:99x')));
  await story.step('A delivery signed by the certificate of the account is taken in', () =>
    expectTakenIn(stage, place, 'ftp-signed.xml', own),
  );
  await story.check('A delivery without a signature is refused', () =>
    expectNotTakenIn(stage, place, 'ftp-unsigned.xml', 'signature-missing'),
  );
  const stranger = await demoCertificate(dataDir, 'A stranger');
  await story.check('A delivery signed by a stranger is refused', () =>
    expectNotTakenIn(stage, place, 'ftp-stranger.xml', 'certificate-not-in-force', stranger),
  );
  const expectRefused = async () => {
    await expectSignInRefused(transfer);
    return `${login} can no longer sign in`;
  };
  return { id, channel: 'FTP', expectRefused };
}
