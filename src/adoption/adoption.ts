import type { Gateway, GatewayName } from '../provisioning/gateway.port.js';
import type { Hint } from '../provisioning/reconcile-hints.js';
import type { AdoptionStore, HeldTarget } from './adoption.store.js';
import type { Assessed } from './assessment.js';
import type { Assessor } from './assessor.js';
import type { Remark } from './fault.js';
import { AdoptionHeaderDto, FORMAT_VERSION } from './file/adoption-record.dto.js';
import { readLines } from './file/read-lines.js';
import { readRecord, type ReadRecord } from './file/read-record.js';
import { nameAt } from './gateway-survey.js';

/** Told of each record, in the order of the file, as soon as it is dealt with. */
export interface AdoptionWatcher {
  assessed(record: Assessed): void;
  /** `failure`: why it could not be taken over; undefined when it was, or an earlier import did it. */
  imported(record: Assessed, failure: string | undefined): void;
}

interface Importing {
  readonly store: AdoptionStore;
  readonly gateways: readonly Gateway[];
  readonly budgetMs: number;
  /** How long a write that got no answer may still run at a gateway. */
  readonly lateWriteMs: number;
  /** Tells workers what is due now. */
  readonly give: (hints: readonly Hint[]) => Promise<void>;
}

type AssessedAccount = Extract<Assessed, { kind: 'account' }>;

const BATCH = 200;
/** Accounts that are written and marked at the same time. */
const AT_ONCE = 4;
/** So many failures in a row are no accident: the rest would fail too. */
const MOST_FAILURES = 10;

/** Holds the whole file against everything, and changes nothing. */
export async function checkFile(path: string, assessor: Assessor, watcher: AdoptionWatcher): Promise<void> {
  for await (const batch of batchesOf(path))
    for (const record of await assessor.assess(batch)) watcher.assessed(record);
}

/**
 * Imports a file that was found to be without fault. May be broken off at any moment and repeated: what an earlier run finished is
 * passed over, what it began is ended. Says whether it came to the end of the file.
 */
export async function importFile(
  path: string,
  assessor: Assessor,
  importing: Importing,
  watcher: AdoptionWatcher,
): Promise<boolean> {
  let failures = 0;
  const done = (record: Assessed, failure: string | undefined): void => {
    failures = failure === undefined ? 0 : failures + 1;
    watcher.imported(record, failure);
  };
  for await (const batch of batchesOf(path)) {
    const records = await assessor.assess(batch);
    // All senders of the batch first: its accounts may then be taken over in any order.
    for (const record of records)
      if (record.kind !== 'account') done(record, await attempted(() => addSender(record, importing)));
    const accounts = records.filter((record) => record.kind === 'account');
    for (let from = 0; from < accounts.length; from += AT_ONCE) {
      const some = accounts.slice(from, from + AT_ONCE);
      const results = await Promise.all(some.map((record) => attempted(() => takeOver(record, importing))));
      some.forEach((record, index) => done(record, results[index]));
      if (failures >= MOST_FAILURES) return false;
    }
  }
  return true;
}

async function addSender(
  record: Exclude<Assessed, AssessedAccount>,
  { store }: Importing,
): Promise<string | undefined> {
  if (record.faults.length > 0) return told(record.faults);
  if (record.kind === 'sender' && record.standing === 'new') await store.addSender(record.sender);
  return undefined;
}

async function takeOver(record: AssessedAccount, importing: Importing): Promise<string | undefined> {
  const { account, findings, standing, faults } = record;
  if (faults.length > 0) return told(faults);
  if (standing === 'there' || standing === 'gone') return undefined;
  const directories = findings.flatMap(({ found }) => (found === 'absent' ? [] : [found.directories ?? {}]));
  const { store } = importing;
  const accountId =
    record.accountId ?? (await store.addAccount(account, Object.assign({}, ...directories) as Record<string, string>));
  const failures: string[] = [];
  for (const target of await store.held(accountId)) {
    const failure = await mark(target, accountId, record, importing);
    if (failure !== undefined) failures.push(`${target.gateway}: ${failure}`);
  }
  return failures.length > 0 ? failures.join('; ') : undefined;
}

async function mark(
  target: HeldTarget,
  accountId: string,
  { account, standing }: AssessedAccount,
  { store, gateways, budgetMs, lateWriteMs, give }: Importing,
): Promise<string | undefined> {
  const { login } = account;
  const name: GatewayName = target.gateway;
  const gateway = gateways.find((each) => each.name === name);
  if (!gateway) return 'there is no such gateway';
  const reference = { accountId, login };
  const result = await gateway.adopt(reference, nameAt(name, account), AbortSignal.timeout(budgetMs));
  if (result.outcome === 'unavailable') return result.cause;
  if (result.outcome === 'refused') return result.detail;
  // What an earlier run sent before it was broken off could still put back what was there.
  const hint = await store.release(target, standing === 'unfinished' ? lateWriteMs : 0);
  if (hint) await give([hint]);
  return undefined;
}

/** What the database refuses is told as a failure of this one record; its own words would quote what was to be written. */
async function attempted(work: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await work();
  } catch (error) {
    const { constraint, code, name } = error as { constraint?: string; code?: string; name?: string };
    return `it could not be written: ${constraint ?? code ?? name ?? 'for an unknown reason'}`;
  }
}

function told(faults: readonly Remark[]): string {
  return faults
    .map(({ field, demand, found }) => `${field}: ${demand}${found === undefined ? '' : ` Found: ${found}`}`)
    .join('; ');
}

/** The records of a file, some at a time. The first has to say that it is such a file. */
async function* batchesOf(path: string): AsyncGenerator<readonly ReadRecord[]> {
  let batch: ReadRecord[] = [];
  let first = true;
  for await (const line of readLines(path)) {
    const record = readRecord(line);
    if (!record) continue;
    const isHeader = 'record' in record && record.record instanceof AdoptionHeaderDto;
    if (first !== isHeader) batch.push('faults' in record ? record : misplaced(record.line, first));
    else if (!isHeader) batch.push(record);
    if (first && !isHeader && 'record' in record) batch.push(record);
    first = false;
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (first) batch.push(misplaced(1, true));
  yield batch;
}

function misplaced(line: number, isFirst: boolean): ReadRecord {
  const header = `{"record":"adoption","version":${FORMAT_VERSION}}`;
  const demand = isFirst ? `The first record is ${header}` : 'Only the first record says what file this is.';
  return { line, given: undefined, faults: [{ field: 'record', rule: 'header', demand }] };
}
