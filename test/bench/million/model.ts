import { restAccountRequests } from '../routes/rest-accounts.js';
import type { BenchRequest } from '../stage/plan.js';
import type { BenchStage } from '../stage/stage.js';

interface Page {
  readonly items: readonly { readonly type: string; readonly accountId: string | null }[];
  readonly next: string;
}

/** A sender with one REST account that is in force, as the product made them: what is copied. The API may record. */
export interface Model {
  readonly person: Record<string, string>;
  readonly system: Record<string, string>;
  readonly accountId: string;
  /** Creations by the same person, none of them sent yet. */
  readonly requests: readonly BenchRequest[];
}

/** @param count how many requests for more accounts are wanted */
export async function makeModel(stage: BenchStage, count: number): Promise<Model> {
  const person = await stage.person();
  const system = await stage.system();
  const { cursor } = await stage.read<{ readonly cursor: string }>('/api/v1/changes/latest', system);
  const [first, ...requests] = restAccountRequests([person], count + 1);
  if (!first) throw new Error('Nothing to copy');
  const accountId = await created(stage, first);
  const worker = await stage.startWorker();
  await untilInForce(stage, accountId, cursor, system);
  await worker.stop();
  return { person, system, accountId, requests };
}

/** Sends it, and answers with the id of the new account. */
export async function created(stage: BenchStage, { path, ...request }: BenchRequest): Promise<string> {
  const response = await fetch(stage.url + path, request);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { readonly id: string }).id;
}

/** Follows the feed, as any system would, until it tells that the account is in force. */
export async function untilInForce(
  stage: BenchStage,
  accountId: string,
  begin: string,
  system: Readonly<Record<string, string>>,
): Promise<void> {
  for (let after = begin; ;) {
    const page = await stage.read<Page>(`/api/v1/changes?after=${encodeURIComponent(after)}&wait=10`, system);
    if (page.items.some((item) => item.type === 'account.in-force' && item.accountId === accountId)) return;
    after = page.next;
  }
}
