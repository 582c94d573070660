import { EventEmitter, once } from 'node:events';
import type { Client } from 'pg';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';

const WITHIN_MS = 20_000;
/** A process that was killed may have recorded a change and never told it. */
const LOOK_ANYHOW_MS = 1_000;

/** Waits for accounts to change, woken by what the worker tells through the database. */
export class AccountWatch {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private heard = 0;

  private constructor(private readonly client: Client) {
    client.on('notification', () => {
      this.heard += 1;
      this.changes.emit('change');
    });
  }

  static async start(client: Client): Promise<AccountWatch> {
    const watch = new AccountWatch(client);
    await client.query('listen account_changed');
    return watch;
  }

  async stop(): Promise<void> {
    await this.client.end();
  }

  async untilState(
    client: SignedIn,
    accountId: string,
    state: string,
    withinMs = WITHIN_MS,
  ): Promise<Record<string, unknown>> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const { heard } = this;
      const account = await readAccount(client, accountId);
      if (account['state'] === state) return account;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(await this.describe(account, accountId, state, withinMs));
      if (heard === this.heard) await this.nextChange(Math.min(left, LOOK_ANYHOW_MS));
    }
  }

  private async nextChange(atMostMs: number): Promise<void> {
    await once(this.changes, 'change', { signal: AbortSignal.timeout(atMostMs) }).catch(() => undefined);
  }

  private async describe(account: unknown, accountId: string, state: string, withinMs: number): Promise<string> {
    const { rows: targets } = await this.client.query('select * from provisioning_target where account_id = $1', [
      accountId,
    ]);
    const { rows: audit } = await this.client.query('select * from audit_event where account_id = $1 order by at', [
      accountId,
    ]);
    const shown = JSON.stringify({ account, targets, audit }, null, 2);
    return `Account ${accountId} was not "${state}" within ${withinMs} ms:\n${shown}`;
  }
}

async function readAccount(client: SignedIn, accountId: string): Promise<Record<string, unknown>> {
  const response = await client.fetch(`/api/v1/ftp-sftp-accounts/${accountId}`);
  if (response.status === 404) return { id: accountId, state: 'gone' };
  const body = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`Account ${accountId} cannot be read: ${response.status} ${JSON.stringify(body)}`);
  return body;
}
