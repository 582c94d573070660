import type { Chance } from '../chance.js';
import { lasting } from '../pace.js';
import type { Stage } from '../stage/stage.js';
import { ApiDoor } from './api-door.js';
import { Ledger } from './ledger.js';
import { Offered } from './offered-permissions.js';
import { organisations } from './organisations.js';
import { StormSender } from './storm-sender.js';

const NAMES = 'abcd';

/** Several senders at work at the same time. */
export class SteadyLoad {
  private stopping = new AbortController();
  private running: readonly Promise<void>[] = [];

  private constructor(
    readonly door: ApiDoor,
    readonly ledger: Ledger,
    readonly offered: Offered,
    readonly senders: readonly StormSender[],
  ) {}

  static async prepare(stage: Stage, chance: Chance, senders: number): Promise<SteadyLoad> {
    const door = new ApiDoor(stage.apis);
    const ledger = new Ledger();
    const offered = await Offered.read(stage.database);
    const tools = { door, ledger, offered, authority: stage.environment.certificateAuthority };
    const people = await organisations(stage.environment.productUrl, senders);
    const all = people.map((person, at) => {
      const name = NAMES[at] ?? String(at);
      return new StormSender(name, person, tools, chance.of(`sender ${name}`));
    });
    return new SteadyLoad(door, ledger, offered, all);
  }

  start(): void {
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    this.running = this.senders.map(async (sender) => {
      while (!signal.aborted) await lasting(await sender.step(), signal);
    });
  }

  /** Resolves when the last request was answered, or will not be. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }
}
