import type { Channel } from '../../../../src/account/channel/channel.js';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import type { Chance } from '../chance.js';
import type { ApiDoor, OpenRequest } from '../load/api-door.js';
import type { Ledger } from '../load/ledger.js';
import type { StormSender } from '../load/storm-sender.js';
import type { Stage } from '../stage/stage.js';
import type { Call } from '../traffic/gateway-traffic.js';
import type { Step } from '../traffic/step.js';

/** What a fault does its work with. */
export interface Field {
  readonly stage: Stage;
  readonly door: ApiDoor;
  readonly senders: readonly StormSender[];
  readonly ledger: Ledger;
  /** For what goes on while other faults strike; ended before the round is judged. */
  background(work: Promise<unknown>): void;
}

/** A running request or reconcile that a fault interrupted: without one the fault does not count. */
export interface Hit {
  readonly step: Step;
  readonly gateway?: GatewayName;
  readonly channel?: Channel;
  /** An account's id or login, where the channel is not known yet. */
  readonly subject?: string;
}

/** Does it, and tells what it interrupted; nothing when there was nothing to interrupt in time. */
export type Fault = (field: Field, chance: Chance) => Promise<readonly Hit[]>;

/** How long a fault waits for something to interrupt. */
export const PATIENCE_MS = 6_000;

export function hitOf({ step, gateway, subject }: Call): Hit {
  return { step, gateway, subject };
}

/** Those that an answer was kept from. */
export async function brokenOf(requests: readonly OpenRequest[]): Promise<Hit[]> {
  const answers = await Promise.all(requests.map(({ answered }) => answered));
  return requests.filter((_request, at) => answers[at] === false).map(({ channel }) => ({ step: 'request', channel }));
}
