import type { BenchPart } from '../measure/comparison.js';
import { BenchStage } from '../stage/stage.js';
import { compareReads } from './compare-reads.js';
import { restAccountRequests } from './rest-accounts.js';

const ACCOUNTS = 50;
const READERS = 50;

interface Page {
  readonly items: readonly { readonly number?: string }[];
}

const feedAfter = (cursor: string) => `/api/v1/changes?after=${encodeURIComponent(cursor)}`;

/** Until the feed tells of every account: a worker gives changes their places, and is gone before anything is measured. */
async function fillFeed(stage: BenchStage, headers: Record<string, string>, begin: string): Promise<void> {
  const worker = await stage.startWorker();
  let after = begin;
  for (let told = 0; told < ACCOUNTS;) {
    const page = await stage.read<Page & { readonly next: string }>(`${feedAfter(after)}&wait=10`, headers);
    told += page.items.length;
    after = page.next;
  }
  await worker.stop();
}

export const systems: BenchPart = {
  name: 'systems',
  about: 'the feed of changes and look-ups, fifty readers with tokens, against a bare server with the same statements',
  run: async () => {
    const stage = await BenchStage.start();
    try {
      await stage.startApi(true);
      const headers = await stage.system();
      const { cursor } = await stage.read<{ readonly cursor: string }>('/api/v1/changes/latest', headers);
      for (const request of restAccountRequests([await stage.person()], ACCOUNTS)) await stage.record(request);
      await fillFeed(stage, headers, cursor);
      const { items } = await stage.read<Page>('/api/v1/senders', headers);
      const sender = `/api/v1/senders/${items[0]?.number}`;
      const get = (path: string) => ({ method: 'GET', path, headers });
      const cases = [
        { what: 'a page of the feed of changes', request: get(feedAfter(cursor)) },
        { what: 'look up a sender', request: get(sender) },
        { what: 'fifty accounts of a sender', request: get(`${sender}/accounts`) },
      ];
      return await compareReads(stage, cases, READERS);
    } finally {
      await stage.stop();
    }
  },
};
