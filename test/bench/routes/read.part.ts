import type { BenchPart } from '../measure/comparison.js';
import { BenchStage } from '../stage/stage.js';
import { compareReads } from './compare-reads.js';
import { restAccountRequests } from './rest-accounts.js';

const ACCOUNTS = 50;
const CONNECTIONS = 8;

export const read: BenchPart = {
  name: 'read',
  about: 'showing one account and listing fifty, signed in, against a bare server with the same statements',
  run: async () => {
    const stage = await BenchStage.start();
    try {
      await stage.startApi(true);
      const headers = await stage.person();
      const requests = restAccountRequests([headers], ACCOUNTS);
      const made = [];
      for (const request of requests) made.push(await stage.record(request));
      const { id } = JSON.parse(made[0]?.answer.body ?? '') as { readonly id: string };
      const path = '/api/v1/web-service-accounts';
      const cases = [
        { what: 'show one account', request: { method: 'GET', path: `${path}/${id}`, headers } },
        { what: 'list fifty accounts', request: { method: 'GET', path, headers } },
      ];
      return await compareReads(stage, cases, CONNECTIONS);
    } finally {
      await stage.stop();
    }
  },
};
