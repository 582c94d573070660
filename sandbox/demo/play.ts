import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { signIn } from '../identity-provider/sign-in.client.js';
import type { Run } from '../start/run-file.js';
import { playFtp } from './channels/ftp.js';
import { playRest } from './channels/rest.js';
import { playSftp } from './channels/sftp.js';
import { playSoap } from './channels/soap.js';
import { demoCertificate } from './demo-certificate.js';
import { ProductClient } from './product-client.js';
import { residentMegabytes } from './resident-memory.js';
import { ACCOUNT_NAME, ORGANISATION, type PlayedAccount, type Stage } from './stage.js';
import { demand, type Story } from './story.js';

const PERSON = 'access-manager';
const MEMORY_LIMIT_MB = 250;

/**
 * The main job from sign-in to the end of an account, on all four channels, each to the gateway where it ends; against a sandbox that
 * runs. @throws when a step fails that later ones need
 */
export async function play(story: Story, run: Run, dataDir: string): Promise<void> {
  const directory = join(dataDir, 'demo');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });

  const stage = { story, run, dataDir, directory, client: await arrive(story, run) };
  await makeRoom(stage);
  const played = [await playFtp(stage), await playSftp(stage), await playSoap(stage), await playRest(stage)];
  await end(stage, played);

  story.chapter('Memory');
  for (const name of ['api', 'worker'] as const)
    await story.check(`${name} uses less than ${MEMORY_LIMIT_MB} MB`, () => {
      const used = residentMegabytes(run.pids[name]);
      demand(used < MEMORY_LIMIT_MB, `It uses ${used} MB.`);
      return `${used} MB`;
    });
}

async function arrive(story: Story, run: Run): Promise<ProductClient> {
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

/** Of FTP, SFTP and SOAP there may be one account each; of REST, one of this name. */
async function makeRoom({ story, client }: Stage): Promise<void> {
  for (const accounts of [client.files, client.services])
    for (const { id, channel, name, state } of await accounts.list()) {
      if (name !== ACCOUNT_NAME && state !== 'being-deleted') {
        if (channel === 'REST') continue;
        throw new Error(
          `${ORGANISATION} has an account of yours, "${name}" (${channel}), and may have one only. ` +
            'Delete it, or begin anew with `npm start -- --fresh`.',
        );
      }
      await story.step(`The ${channel} account of an earlier demo is deleted`, async () => {
        if (state !== 'being-deleted') await accounts.delete(id);
        else await accounts.until(id, 'gone');
      });
    }
}

async function end({ story, client, dataDir }: Stage, played: readonly PlayedAccount[]): Promise<void> {
  story.chapter('The end of the accounts');
  for (const { id, channel, expectRefused } of played) {
    const accounts = channel === 'FTP' || channel === 'SFTP' ? client.files : client.services;
    await story.step(`The ${channel} account is deleted, and gone once its gateways have confirmed`, () =>
      accounts.delete(id),
    );
    await story.check('What it opened is closed', expectRefused);
  }
  await story.step('A new account can be made, and deleted', async () => {
    const { body } = await demoCertificate(dataDir, 'Demo again');
    const { id } = await client.services.create({ channel: 'SOAP', name: ACCOUNT_NAME, certificate: body });
    await client.services.until(id, 'active');
    await client.services.delete(id);
  });
}
