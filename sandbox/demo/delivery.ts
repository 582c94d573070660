import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CertificateHolder } from '../certificate-holder.js';
import type { Receipt } from '../file-transfer/delivery/reception.js';
import { signDetached } from '../file-transfer/delivery/sign-detached.client.js';
import { demand } from './story.js';
import type { Stage } from './stage.js';
import type { FileTransfer } from './transfer/file-transfer.js';

/** Where a sender delivers. */
export interface DeliveryPlace {
  readonly transfer: FileTransfer;
  /** Of a permission, as the server shows it. */
  readonly folder: string;
}

/** Delivers a declaration, signed where somebody signs it, and fetches the receipt. */
async function deliver(
  { directory }: Stage,
  { transfer, folder }: DeliveryPlace,
  name: string,
  signer?: CertificateHolder,
): Promise<Receipt> {
  const [file, receipt] = [join(directory, name), join(directory, `${name}.receipt.json`)];
  const content = Buffer.from(`<declaration name="${name}"/>\n`);
  await writeFile(file, content);
  await transfer.put(file, `${folder}/${name}`);
  if (signer) {
    await writeFile(`${file}.p7s`, signDetached({ content, ...signer }));
    await transfer.put(`${file}.p7s`, `${folder}/${name}.p7s`);
  }
  await transfer.get(`${folder}/${name}.receipt.json`, receipt);
  return JSON.parse(await readFile(receipt, 'utf8')) as Receipt;
}

/** @throws unless the file was taken in */
export async function expectTakenIn(stage: Stage, place: DeliveryPlace, name: string, signer: CertificateHolder) {
  const { status, reason, explanation } = await deliver(stage, place, name, signer);
  demand(status === 'taken-in', `It was refused, ${reason}: ${explanation}`);
  return `the receipt says: ${explanation}`;
}

/** @throws unless the file was refused for this reason */
export async function expectNotTakenIn(
  stage: Stage,
  place: DeliveryPlace,
  name: string,
  expected: Receipt['reason'],
  signer?: CertificateHolder,
): Promise<string> {
  const { reason, explanation } = await deliver(stage, place, name, signer);
  demand(reason === expected, `Expected ${expected}; the receipt says: ${reason}, ${explanation}`);
  return `the receipt says: ${reason}. ${explanation}`;
}
