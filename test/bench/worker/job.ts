import type pg from 'pg';
import { isCall, tokensIn, type Step } from '../stage/statement.js';

export interface AccountIds {
  readonly sender: string;
  readonly account: string;
  readonly target: string;
  readonly certificate: string;
}

/** The first figure of an id of each kind, as copies have it. */
export const KINDS: Readonly<Record<keyof AccountIds, number>> = { sender: 1, account: 2, target: 3, certificate: 5 };

/** What a worker did for one account. */
export interface RecordedJob {
  readonly ids: AccountIds;
  readonly steps: readonly Step[];
  /** Ids that it made. */
  readonly fresh: readonly string[];
  /** The request number that its statements expect. */
  readonly request: number;
}

export interface BarePlan {
  readonly databaseUrl: string;
  readonly queueUrl: string;
  readonly queue: string;
  readonly poolMax: number;
  readonly concurrency: number;
  readonly job: RecordedJob;
}

/** Ids of the account in the order in which a recorded job has its own. */
export function idsOf(targetId: string): readonly string[] {
  return Object.values(KINDS).map((kind) => `${kind}${targetId.slice(1)}`);
}

/** @throws when it has not just one certificate, and one gateway */
export async function idsAt(client: pg.Client, account: string): Promise<AccountIds> {
  const { rows } = await client.query<AccountIds>(
    `select a.sender_id as sender, a.id as account, t.id as target, c.id as certificate from account a
     join provisioning_target t on t.account_id = a.id join certificate c on c.account_id = a.id where a.id = $1`,
    [account],
  );
  const [ids] = rows;
  if (!ids || rows.length > 1) throw new Error('Not one account with one certificate at one gateway');
  return ids;
}

const CLAIM = /^update provisioning_target set lease_token = '/;
/** With the request number that it expects, and its lease. */
const RESULT = /reconcile_requests <> (\d+)[^]*lease_token = '([^']+)'\s+returning/;
/** A worker asks what the registry can do when it begins, not for each account. */
const ASKED_ONCE = /\/ServiceProviderConfig$/;

/** Of all that a worker sent, what it sent for this account: calls, and statements that name it, with all of their transaction. */
export function jobOf(steps: readonly Step[], ids: AccountIds, constants: readonly string[]): RecordedJob {
  const names = (step: Step) => Object.values(ids).some((id) => JSON.stringify(step).includes(id));
  const transactions: Step[][] = [];
  const open = new Map<number, Step[]>();
  for (const step of steps) {
    if (isCall(step)) {
      transactions.push([step]);
      continue;
    }
    if (step.options !== '') continue;
    if (/^begin|^start transaction/i.test(step.text)) {
      const transaction = [step];
      open.set(step.client, transaction);
      transactions.push(transaction);
    } else if (open.has(step.client)) {
      open.get(step.client)?.push(step);
      if (/^commit|^rollback$/i.test(step.text)) open.delete(step.client);
    } else transactions.push([step]);
  }
  const all = transactions.filter((transaction) => transaction.some((step) => isCall(step) || names(step))).flat();
  const texts = all.map((step) => (isCall(step) ? '' : step.text));
  const [, request = '', lease = ''] = texts.map((text) => RESULT.exec(text)).find((found) => found !== null) ?? [];
  // A job and a sweep may both have come for it: one of them got it.
  const kept = all
    .filter((_, index) => !CLAIM.test(texts[index] ?? '') || texts[index]?.includes(lease))
    .filter((step) => !isCall(step) || !ASKED_ONCE.test(step.url));
  const known = new Set([...Object.values(ids), ...constants]);
  const fresh = [...tokensIn(kept)].filter((token) => !known.has(token));
  return { ids, steps: kept, request: Number(request), fresh };
}
