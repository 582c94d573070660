import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCredentials, type Credentials } from '../credentials.js';
import { signIn } from '../identity-provider/sign-in.client.js';
import { makeOpensshKeyPair } from '../openssh-key-pair.js';
import type { Run } from '../start/run-file.js';
import { badInputs } from './bad-inputs.js';
import { SignInRefused, type FileTransfer, type SftpAddress } from './file-transfer.js';
import { hostKey, knownHostsLine } from './host-key.js';
import { OpenSshTransfer } from './openssh-transfer.js';
import { ProductClient, type Account, type AccountBody } from './product-client.js';
import { residentMegabytes } from './resident-memory.js';
import { Ssh2Transfer } from './ssh2-transfer.js';
import { demand, type Story } from './story.js';

const PERSON = 'access-manager';
const ORGANISATION = 'APK Recycling';
/** By this name the demo knows an account of an earlier run, which it may delete. */
const ACCOUNT_NAME = 'Demo account';
const MEMORY_LIMIT_MB = 250;
const HOST = '127.0.0.1';

interface Stage {
  readonly story: Story;
  readonly run: Run;
  readonly dataDir: string;
  /** For the demo's own files; emptied at each run. */
  readonly directory: string;
}

/** The main job from sign-in to the end of an account, against a sandbox that runs. @throws when a step fails that later ones need */
export async function play(story: Story, run: Run, dataDir: string): Promise<void> {
  const stage = { story, run, dataDir, directory: join(dataDir, 'demo') };
  await rm(stage.directory, { recursive: true, force: true });
  await mkdir(stage.directory, { recursive: true });

  const client = await arrive(stage);
  const credentials = await story.step('A certificate and an SSH key pair are made', () =>
    makeCredentials({ dataDir, directory: stage.directory, name: 'Demo', organisation: ORGANISATION }),
  );
  await makeRoom(stage, client);
  const body = await accountBody(client, credentials);
  await tryBadInputs(stage, client, credentials, body);

  story.chapter('An SFTP account');
  const account = await createAccount(stage, client, body);
  const transfer = await transferFiles(stage, account, credentials);
  await story.check('A second SFTP account is refused while this one lives', async () => {
    const refusal = await client.refused(client.create({ ...body, name: 'Another', userName: newUserName() }));
    demand(refusal.status === 409, `Expected 409: ${refusal.message}`);
    return refusal.message;
  });

  story.chapter('The end of the account');
  await story.step('It is deleted, and gone once both gateways have confirmed', () => client.delete(account.id));
  await story.check('The same key can no longer sign in', () => expectRefusal(transfer));
  await story.step('A new account can be made', () => createAndDelete(client, { ...body, userName: newUserName() }));

  story.chapter('Memory');
  for (const name of ['api', 'worker'] as const)
    await story.check(`${name} uses less than ${MEMORY_LIMIT_MB} MB`, () => {
      const used = residentMegabytes(run.pids[name]);
      demand(used < MEMORY_LIMIT_MB, `It uses ${used} MB.`);
      return `${used} MB`;
    });
}

async function arrive({ story, run }: Stage): Promise<ProductClient> {
  story.chapter('Sign-in');
  const client = new ProductClient(
    await story.step('An Access Manager signs in through the identity provider', () =>
      signIn(run.urls.product, PERSON),
    ),
  );
  await story.step('The product knows who this is', async () => {
    const { person, organisation } = await client.session();
    demand(organisation !== null, 'No organisation is chosen.');
    return `${person.name}, ${organisation.role} of ${organisation.organisationName}`;
  });
  if (await client.hasContact()) return client;
  await story.step('The first time, contact details are given', async () => {
    const contact = { name: 'An Peeters', phoneCountryCode: '+32', phoneNumber: '0470 12 34 56' };
    const { sender } = await client.giveContact({ ...contact, email: 'an@people.example', language: 'nl' });
    demand(/^\d{6}$/.test(sender.number), `The sender number is ${sender.number}.`);
    return `${ORGANISATION} is now sender ${sender.number}`;
  });
  return client;
}

async function makeRoom({ story }: Stage, client: ProductClient): Promise<void> {
  for (const earlier of await client.accounts()) {
    if (earlier.name !== ACCOUNT_NAME && earlier.state !== 'being-deleted')
      throw new Error(
        `${ORGANISATION} has an SFTP account of yours, "${earlier.name}", and may have one only. ` +
          'Delete it, or begin anew with `npm start -- --fresh`.',
      );
    await story.step('The account of an earlier demo is deleted', async () => {
      if (earlier.state !== 'being-deleted') await client.delete(earlier.id);
      else await client.until(earlier.id, 'gone');
    });
  }
}

async function accountBody(client: ProductClient, credentials: Credentials): Promise<AccountBody> {
  const permissions = await client.permissions();
  const certificate = await readFile(credentials.certificate);
  return {
    channel: 'SFTP',
    name: ACCOUNT_NAME,
    permissions: permissions.slice(0, 2).map(({ code }) => code),
    userName: newUserName(),
    sshPublicKey: await readFile(credentials.sshPublicKey, 'utf8'),
    certificate: { name: 'Demo', fileName: 'certificate.cer', content: certificate.toString('base64') },
  };
}

async function tryBadInputs(
  { story, dataDir }: Stage,
  client: ProductClient,
  credentials: Credentials,
  good: AccountBody,
): Promise<void> {
  story.chapter('Mistakes are refused, with what to do');
  for (const { what, body } of await badInputs(good, credentials, dataDir))
    await story.check(what, async () => (await client.refused(client.create(body))).message);
  await story.check('Nothing was made of them', async () => {
    const accounts = await client.accounts();
    demand(accounts.length === 0, `There are ${accounts.length} accounts.`);
  });
}

async function createAccount({ story }: Stage, client: ProductClient, body: AccountBody): Promise<Account> {
  const account = await story.step('It is asked for, and the answer comes at once', async () => {
    const created = await client.create(body);
    demand(created.state === 'being-set-up', `Its state is ${created.state}.`);
    return created;
  });
  await story.step('Both gateways know it: it is active', async () => {
    const seconds = await client.until(account.id, 'active');
    return `after ${seconds.toFixed(1)} s`;
  });
  return account;
}

async function transferFiles(
  { story, run, directory }: Stage,
  { login }: Account,
  credentials: Credentials,
): Promise<FileTransfer> {
  const { sftp } = run.ports;
  const key = await hostKey(HOST, sftp, run.hostKeyFingerprint);
  const knownHosts = join(directory, 'known-hosts');
  await writeFile(knownHosts, knownHostsLine(HOST, sftp, key));
  const transferWith = (privateKeyFile: string): FileTransfer => {
    const address: SftpAddress = { host: HOST, port: sftp, userName: login, privateKeyFile };
    return OpenSshTransfer.available ? new OpenSshTransfer(address, knownHosts) : new Ssh2Transfer(address, key);
  };

  const transfer = transferWith(credentials.sshPrivateKey);
  const folder = await story.step(`${login} signs in with ${transfer.program}`, async () => {
    const folders = await transfer.list();
    demand(folders[0] !== undefined, 'There is no folder to put files into.');
    return folders[0];
  });
  const sent = join(directory, 'sent.txt');
  const received = join(directory, 'received.txt');
  await writeFile(sent, randomBytes(100_000).toString('base64'));
  await story.step('A file is put, and got again unharmed', async () => {
    await transfer.put(sent, `${folder}/declaration.txt`);
    await transfer.get(`${folder}/declaration.txt`, received);
    demand((await readFile(sent)).equals(await readFile(received)), 'What came back differs from what was sent.');
  });
  const otherKey = join(directory, 'other-key');
  await writeFile(otherKey, makeOpensshKeyPair('another').privateKey, { mode: 0o600 });
  await story.check('Another key is refused', () => expectRefusal(transferWith(otherKey)));
  return transfer;
}

async function createAndDelete(client: ProductClient, body: AccountBody): Promise<void> {
  const { id } = await client.create(body);
  await client.until(id, 'active');
  await client.delete(id);
}

async function expectRefusal(transfer: FileTransfer): Promise<void> {
  const outcome = await transfer.list().then(
    () => new Error('The key signed in.'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof SignInRefused)) throw outcome;
}

/** Another one each time: a user name stays taken while a gateway may still know it. */
function newUserName(): string {
  return `demo${randomBytes(3).toString('hex')}`;
}
