import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHolder } from '../../certificate-holder.js';
import { makeCredentials, type Credentials } from '../../credentials.js';
import { makeOpensshKeyPair } from '../../openssh-key-pair.js';
import { badInputs } from '../bad-inputs.js';
import { certificateBody, demoCertificate } from '../demo-certificate.js';
import { expectNotTakenIn, expectTakenIn } from '../delivery.js';
import { createAccount, newUserName } from '../new-account.js';
import type { SftpAccountBody } from '../product-client.js';
import { ACCOUNT_NAME, HOST, ORGANISATION, type PlayedAccount, type Stage } from '../stage.js';
import { demand } from '../story.js';
import { expectSignInRefused, type FileTransfer } from '../transfer/file-transfer.js';
import { firstFolder } from '../transfer/first-folder.js';
import { hostKey, knownHostsLine } from '../transfer/host-key.js';
import { OpenSshTransfer } from '../transfer/openssh-transfer.js';
import { Ssh2Transfer } from '../transfer/ssh2-transfer.js';

/** Ends at the file-transfer server, over SFTP, and at the receiving side behind it. Mistakes are made here too. */
export async function playSftp(stage: Stage): Promise<PlayedAccount> {
  const { story, client, dataDir, directory } = stage;
  story.chapter('SFTP: mistakes are refused, with what to do');
  const credentials = await story.step('A certificate and an SSH key pair are made', () =>
    makeCredentials({ dataDir, directory, name: 'Demo', organisation: ORGANISATION }),
  );
  const own = await readHolder({ certificate: credentials.certificate, key: credentials.certificateKey });
  const body: SftpAccountBody = {
    channel: 'SFTP',
    name: ACCOUNT_NAME,
    permissions: await client.permissions('SFTP', 2),
    userName: newUserName(),
    sshPublicKey: await readFile(credentials.sshPublicKey, 'utf8'),
    certificate: certificateBody('Demo', own.certificate),
  };
  for (const bad of await badInputs(body, credentials, dataDir))
    await story.check(bad.what, async () => (await client.refused(client.files.create(bad.body))).message);
  await story.check('Nothing was made of them', async () => {
    const made = (await client.files.list()).filter(({ channel }) => channel === 'SFTP');
    demand(made.length === 0, `There are ${made.length} accounts.`);
  });

  story.chapter('SFTP: a key to sign in, a certificate to sign what is delivered');
  const { id, login = '' } = await createAccount(stage, client.files, body);
  const { transfer, other } = await transfers(stage, login, credentials);
  const folder = await firstFolder(story, login, transfer);
  await exchange(stage, transfer, folder);
  await story.check('Another key is refused', () => expectSignInRefused(other));
  const place = { transfer, folder };
  await story.step('A delivery signed by the certificate of the account is taken in', () =>
    expectTakenIn(stage, place, 'sftp-signed.xml', own),
  );
  const next = await demoCertificate(dataDir, 'Demo renewed');
  await story.step('The certificate is replaced', async () => {
    await client.files.change('PUT', id, 'certificate', next.body);
  });
  await story.check('A delivery signed by the old certificate is refused', () =>
    expectNotTakenIn(stage, place, 'sftp-old.xml', 'certificate-not-in-force', own),
  );
  await story.check('One signed by the new certificate is taken in', () =>
    expectTakenIn(stage, place, 'sftp-new.xml', next),
  );
  await story.check('A second SFTP account is refused while this one lives', async () => {
    const another = client.files.create({ ...body, name: 'Another', userName: newUserName() });
    const refusal = await client.refused(another);
    demand(refusal.status === 409, `Expected 409: ${refusal.message}`);
    return refusal.message;
  });
  const expectRefused = async () => {
    await expectSignInRefused(transfer);
    return `${login} can no longer sign in`;
  };
  return { id, channel: 'SFTP', expectRefused };
}

/** With the account's key, and with another one. */
async function transfers(
  { run, directory }: Stage,
  userName: string,
  credentials: Credentials,
): Promise<{ readonly transfer: FileTransfer; readonly other: FileTransfer }> {
  const port = run.ports.sftp;
  const key = await hostKey(HOST, port, run.hostKeyFingerprint);
  const knownHosts = join(directory, 'known-hosts');
  await writeFile(knownHosts, knownHostsLine(HOST, port, key));
  const otherKey = join(directory, 'other-key');
  await writeFile(otherKey, makeOpensshKeyPair('another').privateKey, { mode: 0o600 });
  const transferWith = (privateKeyFile: string): FileTransfer => {
    const address = { host: HOST, port, userName, privateKeyFile };
    return OpenSshTransfer.available ? new OpenSshTransfer(address, knownHosts) : new Ssh2Transfer(address, key);
  };
  return { transfer: transferWith(credentials.sshPrivateKey), other: transferWith(otherKey) };
}

async function exchange({ story, directory }: Stage, transfer: FileTransfer, folder: string): Promise<void> {
  const [sent, received] = [join(directory, 'sent.txt'), join(directory, 'received.txt')];
  await writeFile(sent, randomBytes(100_000).toString('base64'));
  await story.step('A file is put, and got again unharmed', async () => {
    await transfer.put(sent, `${folder}/sent.txt`);
    await transfer.get(`${folder}/sent.txt`, received);
    demand((await readFile(sent)).equals(await readFile(received)), 'What came back differs from what was sent.');
  });
}
