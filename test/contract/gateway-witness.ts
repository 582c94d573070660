import type {
  AdoptResult,
  ApplyResult,
  DesiredAccount,
  ListResult,
  MarkedObject,
  ObserveResult,
  RemoveResult,
  SurveyResult,
} from '../../src/provisioning/gateway.port.js';
import type { ContractFixture } from './contract-fixture.js';

const NEVER = new AbortController().signal;

/** Calls the adapter, remembers what it answered and which requests it made, and removes at the end what it created. */
export class GatewayWitness {
  private readonly results: unknown[] = [];
  private readonly touched = new Map<string, MarkedObject>();
  private lastCalls: readonly string[] = [];

  constructor(private readonly fixture: ContractFixture) {}

  apply(desired: DesiredAccount, signal = NEVER): Promise<ApplyResult> {
    this.touched.set(desired.accountId, desired);
    return this.watch(() => this.fixture.gateway.apply(desired, signal));
  }

  /** Compares with the account itself, unless another state (or null, for none) is given. */
  observe(account: DesiredAccount, desired: DesiredAccount | null = account, signal = NEVER): Promise<ObserveResult> {
    return this.watch(() => this.fixture.gateway.observe(account, desired, signal));
  }

  remove(reference: MarkedObject, signal = NEVER): Promise<RemoveResult> {
    return this.watch(() => this.fixture.gateway.remove(reference, signal));
  }

  survey(desired: DesiredAccount, signal = NEVER): Promise<SurveyResult> {
    return this.watch(() => this.fixture.gateway.survey(desired, desired.login, signal));
  }

  adopt(desired: DesiredAccount, signal = NEVER): Promise<AdoptResult> {
    this.touched.set(desired.accountId, desired);
    return this.watch(() => this.fixture.gateway.adopt(desired, desired.login, signal));
  }

  list(from: number | null, limit: number, signal = NEVER): Promise<ListResult> {
    return this.watch(() => this.fixture.gateway.list(from, limit, signal));
  }

  /** All pages, in their order; `between` happens after each. */
  async listAll(
    limit: number,
    between = (): Promise<unknown> => Promise.resolve(),
    start: number | null = null,
  ): Promise<MarkedObject[]> {
    const objects: MarkedObject[] = [];
    let from: number | null = start;
    do {
      const page: ListResult = await this.list(from, limit);
      if (page.outcome !== 'listed') throw new Error(JSON.stringify(page));
      objects.push(...page.objects);
      from = page.next;
      await between();
    } while (from !== null);
    return objects;
  }

  /** The requests of the last call as `METHOD path`; empty for a live server, which keeps no journal. */
  callsOfLastCall(): readonly string[] {
    return this.lastCalls;
  }

  writesOfLastCall(): readonly string[] {
    return this.lastCalls.filter((call) => !call.startsWith('GET '));
  }

  expectNoSecret(): void {
    const told = JSON.stringify(this.results);
    for (const secret of this.fixture.secrets) expect(told.includes(secret)).toBe(false);
  }

  async cleanUp(): Promise<void> {
    this.fixture.faults?.clear();
    this.fixture.faults?.release();
    for (const reference of this.touched.values()) await this.fixture.gateway.remove(reference, NEVER);
    this.touched.clear();
  }

  private async watch<Result>(work: () => Promise<Result>): Promise<Result> {
    const from = this.fixture.faults?.calls().length ?? 0;
    const result = await work();
    this.results.push(result);
    this.lastCalls = this.fixture.faults?.calls().slice(from) ?? [];
    expect(this.lastCalls.length).toBeLessThanOrEqual(this.fixture.gateway.limits.maxCalls);
    return result;
  }
}
