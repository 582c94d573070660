import type { Faults } from '../../sandbox/faults.js';
import type { DesiredAccount, Gateway } from '../../src/provisioning/gateway.port.js';

/** What an adapter's test brings so that the common suite can be run against it. */
export interface ContractFixture {
  /** With a `callTimeoutMs` of a few hundred milliseconds where `faults` is given: the suite waits for time-outs. */
  readonly gateway: Gateway;
  /** The sandbox's faults and journal; null for a live server, where nothing can be provoked. */
  readonly faults: Faults | null;
  /** Strings that must never appear in a result: the administrator's password, tokens, password hashes, key bodies. */
  readonly secrets: readonly string[];
  /** A valid desired account that the gateway has never seen: a new account id and login each time, unless overridden. */
  desired(overrides?: Partial<DesiredAccount>): DesiredAccount;
  /** Every part that the adapter owns: the name under which `observe` reports it, and a change of it. */
  readonly changes: Readonly<Record<string, (desired: DesiredAccount) => Partial<DesiredAccount>>>;
  /** Changes behind the adapter's back, by the name under which `observe` must report them. */
  readonly drifts: Readonly<Record<string, (login: string) => Promise<void>>>;
  /** Puts an object of that login, without a marker of any installation, into the gateway. */
  placeUnmarked(login: string): Promise<void>;
  /** Puts an object of that login, without our marker, into the gateway. */
  placeForeign(login: string): Promise<void>;
  /** What the gateway itself holds under that login, with its own times and versions; null when nothing. */
  readRaw(login: string): Promise<unknown>;
  /** The same without our marker and without what changes by being written. */
  withoutMarker(raw: unknown): unknown;
  tearDown(): Promise<void>;
}
