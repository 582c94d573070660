import { EventEmitter, once } from 'node:events';
import type { Client } from 'pg';
import { ftpSftpAccountShow, webServiceAccountShow } from '../../../openapi/client/sdk.gen.js';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { GatewayName } from '../../../src/provisioning/gateway.port.js';
import type { TargetState } from '../../../src/provisioning/target-state.js';
import { answered, dataOf, personClient } from './api-client.js';

/** What tests look at of a provisioning target. */
export interface TargetRow {
  readonly id: string;
  readonly state: TargetState;
  readonly attempts: number;
  readonly lease_token: string | null;
  readonly next_attempt_at: Date | null;
  readonly failure: { readonly reason: string; readonly detail: string } | null;
}

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

  /** Resolves with what `look` found, which is asked anew at each change until then. @throws what `describe` tells after the deadline */
  async until<Found>(
    look: () => Promise<Found | undefined>,
    describe: () => Promise<string>,
    withinMs = WITHIN_MS,
  ): Promise<Found> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const { heard } = this;
      const found = await look();
      if (found !== undefined) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`Not within ${withinMs} ms: ${await describe()}`);
      if (heard === this.heard) await this.nextChange(Math.min(left, LOOK_ANYHOW_MS));
    }
  }

  async untilState(
    client: SignedIn,
    accountId: string,
    state: string,
    withinMs?: number,
  ): Promise<Record<string, unknown>> {
    let account: Record<string, unknown> = {};
    const look = async () => {
      account = await readAccount(client, accountId);
      return account['state'] === state ? account : undefined;
    };
    return this.until(look, () => this.describe(accountId, `"${state}"`, account), withinMs);
  }

  /** Resolves with the row as soon as this gateway's target of the account is in this state. */
  async untilTarget(accountId: string, gateway: GatewayName, state: TargetState): Promise<TargetRow> {
    const look = async () => {
      const { rows } = await this.client.query<TargetRow>(
        'select * from provisioning_target where account_id = $1 and gateway = $2 and state = $3',
        [accountId, gateway, state],
      );
      return rows[0];
    };
    return this.until(look, () => this.describe(accountId, `"${state}" at the ${gateway}`, {}));
  }

  private async nextChange(atMostMs: number): Promise<void> {
    await once(this.changes, 'change', { signal: AbortSignal.timeout(atMostMs) }).catch(() => undefined);
  }

  private async describe(accountId: string, wanted: string, account: object): Promise<string> {
    const { rows: targets } = await this.client.query('select * from provisioning_target where account_id = $1', [
      accountId,
    ]);
    const { rows: audit } = await this.client.query('select * from audit_event where account_id = $1 order by at', [
      accountId,
    ]);
    return `account ${accountId} is ${wanted}. It is:\n${JSON.stringify({ account, targets, audit }, null, 2)}`;
  }
}

async function readAccount(person: SignedIn, id: string): Promise<Record<string, unknown>> {
  const call = { client: personClient(person), path: { id } };
  const fileTransfer = await ftpSftpAccountShow(call);
  if (answered(fileTransfer).response.status !== 404) return dataOf(fileTransfer, `Account ${id} cannot be read`);
  const webService = await webServiceAccountShow(call);
  if (answered(webService).response.status === 404) return { id, state: 'gone' };
  return dataOf(webService, `Account ${id} cannot be read`);
}
