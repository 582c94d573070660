import { join } from 'node:path';
import type { Channel } from '../../../../src/account/channel/channel.js';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import type { TargetState } from '../../../../src/provisioning/target-state.js';
import { Chance } from '../chance.js';
import { Findings, type FindingKind } from '../checker/finding.js';
import { RunningCheck } from '../checker/running-check.js';
import { checkSettled } from '../checker/settled-check.js';
import { settle } from '../checker/settling.js';
import { hold } from '../faults/process.faults.js';
import { SteadyLoad } from '../load/steady-load.js';
import type { ShownAccount } from '../load/shown-account.js';
import type { StormSender } from '../load/storm-sender.js';
import { until } from '../pace.js';
import { Stage, type StageOptions } from '../stage/stage.js';
import type { Call } from '../traffic/gateway-traffic.js';
import { plantedProduct, type Plant } from './planted-product.js';

const SOON_MS = 15_000;

/** A storm of a few faults that are not left to chance, first over the product as it is, then over one with a defect. */
export class Drill {
  private findings = new Findings();
  private check: RunningCheck | undefined;

  private constructor(
    readonly stage: Stage,
    private readonly load: SteadyLoad,
  ) {}

  static async prepare(options: Omit<StageOptions, 'backend'> = {}): Promise<Drill> {
    const stage = await Stage.start({ apis: 1, workers: 2, ...options, backend: 'postgres' });
    try {
      return new Drill(stage, await SteadyLoad.prepare(stage, new Chance('drill'), 1));
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  /** From now on the product has this defect. */
  async plant(plants: readonly Plant[]): Promise<void> {
    await this.stage.exchangeProduct(await plantedProduct(join(this.stage.directory, 'planted'), plants));
  }

  stop(): Promise<void> {
    return this.stage.stop();
  }

  get sender(): StormSender {
    const [sender] = this.load.senders;
    if (!sender) throw new Error('nobody sends anything');
    return sender;
  }

  /** Creates an account. Resolves with its id. @throws when it is refused */
  async created<C extends Channel>(channel: C): Promise<{ readonly id: string; readonly channel: C }> {
    const { accountId: id, told } = await this.sender.create(channel);
    if (id === undefined) throw new Error(`no ${channel} account: ${told}`);
    return { id, channel };
  }

  async active(account: Pick<ShownAccount, 'id' | 'channel'>): Promise<void> {
    await this.must(this.becomesActive(account, SOON_MS), `${account.channel} ${account.id} is active`);
  }

  /** Undefined when it does not in time. */
  becomesActive(account: Pick<ShownAccount, 'id' | 'channel'>, withinMs: number): Promise<true | undefined> {
    return until(async () => {
      const shown = await this.sender.see(account);
      return (typeof shown === 'object' && shown.state === 'active') || undefined;
    }, withinMs);
  }

  /** A call that matches stays open until it is let go. */
  async held(mode: 'late' | 'hold-answer', matches: (call: Call) => boolean, work: () => Promise<unknown>) {
    const { trap, letGo } = hold(this, mode, matches);
    await work();
    const call = await this.must(
      until(() => trap.hits[0], SOON_MS),
      'a call is held',
    );
    return { call, letGo };
  }

  /** Time passes: whoever holds this target has lost it. */
  async endLease(accountId: string, gateway: GatewayName): Promise<void> {
    await this.stage.database.sql(
      `update provisioning_target set lease_until = now() - interval '1 second'
       where account_id = $1 and gateway = $2 and lease_token is not null`,
      [accountId, gateway],
    );
  }

  /** Resolves as soon as this gateway's target of the account is in this state. */
  async target(accountId: string, gateway: GatewayName, state: TargetState): Promise<void> {
    const look = async () => {
      const rows = await this.stage.database.sql(
        'select from provisioning_target where account_id = $1 and gateway = $2 and state = $3',
        [accountId, gateway, state],
      );
      return rows.length > 0 || undefined;
    };
    await this.must(until(look, SOON_MS), `${accountId} is ${state} at the ${gateway}`);
  }

  /** Whether the checker that looks while faults go on has found something. */
  get found(): boolean {
    return this.findings.all().length > 0;
  }

  /** Runs the checker that looks while faults go on; it ends when they are judged. */
  watch(): void {
    this.check = new RunningCheck(this.stage.directory, this.load.senders, this.load.offered, this.findings);
    this.check.start();
  }

  /** The faults are over. Resolves with what the checker finds; it begins anew then. */
  async judged(withinMs = 30_000): Promise<{ readonly kinds: readonly FindingKind[]; readonly told: string }> {
    const { stage, load, findings } = this;
    await settle(stage.database, withinMs, findings);
    await this.check?.stop();
    await checkSettled({ ...load, directory: stage.directory, database: stage.database }, findings);
    this.findings = new Findings();
    const all = findings.all();
    return {
      kinds: [...new Set(all.map(({ kind }) => kind))],
      told: all.map(({ kind, what }) => `${kind}: ${what}`).join('\n'),
    };
  }

  async must<Found>(looked: Promise<Found | undefined>, what: string): Promise<Found> {
    const found = await looked;
    if (found === undefined) throw new Error(`not in time: ${what}`);
    return found;
  }
}
