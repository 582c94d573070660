import type { Channel } from '../../../../src/account/channel/channel.js';
import type { StormSender } from '../load/storm-sender.js';
import { lasting, until } from '../pace.js';
import { TIMES } from '../stage/stage.js';
import type { Call, GatewayTraffic } from '../traffic/gateway-traffic.js';
import { hitOf, PATIENCE_MS, type Fault, type Field, type Hit } from './fault.js';

/** What happens to the account between the moment at which the worker gives up and the one at which the write runs after all. */
type Meanwhile = 'nothing' | 'newer-write' | 'removal';

/** A write that timed out runs when nobody waits for it any more. */
function lateWrite(meanwhile: Meanwhile): Fault {
  return async (field, chance): Promise<readonly Hit[]> => {
    const { traffic } = field.stage;
    const meantime = chance.pick(['silence', 'silence', 'cut', 'time-out of a proxy'] as const);
    const givesUpAfterMs = meantime === 'silence' ? TIMES.callTimeoutMs : 0;
    const lateMs = givesUpAfterMs + chance.between(200, 2_400);
    // After that the gateway would break its own promise: then the write does not run any more.
    const latestMs = givesUpAfterMs + TIMES.lateWriteMs - 1_000;
    let go: (run: boolean) => void = () => undefined;
    const going = new Promise<boolean>((resolve) => (go = resolve));
    const trap = traffic.trap(
      (call) => fits(call, meanwhile),
      () => ({ mode: 'late', go: going, meantime }),
      1,
    );
    const call = await until(() => trap.hits[0], PATIENCE_MS);
    trap.lift();
    if (!call) return [];
    const overtaken = await overtake(meanwhile, call, field, call.startedAt + latestMs - 300);
    await lasting(call.startedAt + lateMs - Date.now());
    const inTime = Date.now() - call.startedAt < latestMs;
    go(inTime);
    await until(() => !traffic.open.has(call) || undefined, TIMES.callTimeoutMs);
    return inTime && overtaken && call.givenUpAt !== undefined && call.status !== undefined ? [hitOf(call)] : [];
  };
}

export const lateWriteAlone = lateWrite('nothing');
export const lateWriteAfterNewer = lateWrite('newer-write');
export const lateWriteAfterRemoval = lateWrite('removal');

/** What creates an object would bring it back; what changes one would undo. */
function fits({ kind, method, path, subject }: Call, meanwhile: Meanwhile): boolean {
  if (subject === undefined || path.includes('/folders') || path.includes('/default-client-scopes/')) return false;
  if (meanwhile === 'nothing') return kind === 'write' || kind === 'remove';
  return meanwhile === 'removal' ? kind === 'write' && method === 'POST' : kind === 'write';
}

/** Resolves with whether the gateway has done what came later. */
async function overtake(meanwhile: Meanwhile, call: Call, field: Field, by: number): Promise<boolean> {
  if (meanwhile === 'nothing') return true;
  const owner = await ownerOf(call, field);
  if (!owner) return false;
  const answer = await (meanwhile === 'removal' ? owner.sender.delete(owner.id) : owner.sender.rename(owner.id));
  if (answer?.answer !== 'accepted') return false;
  // From here on: what is written before may be the older state once more.
  const done = passing(field.stage.traffic, call, meanwhile);
  await until(() => done.seen() || undefined, by - Date.now());
  return done.stop();
}

/** Watches for a newer write of the same object to be done, or for it to be found removed. */
function passing(traffic: GatewayTraffic, late: Call, meanwhile: Meanwhile): { seen(): boolean; stop(): boolean } {
  let looks = 0;
  let seen = false;
  const off = traffic.onEnd((call) => {
    if (call === late || call.gateway !== late.gateway || call.subject !== late.subject) return;
    if (call.status === undefined) return;
    if (call.kind === 'lookup') looks += 1;
    // What was not there yet is not removed: it is looked for, and looked for again.
    if (meanwhile === 'removal') seen ||= call.kind === 'remove' || looks >= 2;
    else seen ||= call.kind === 'write' && call.status < 300;
  });
  return {
    seen: () => seen,
    stop: () => {
      off();
      return seen;
    },
  };
}

async function ownerOf(
  { subject = '' }: Call,
  { senders, stage }: Field,
): Promise<{ readonly sender: StormSender; readonly id: string } | undefined> {
  const [account] = await accountsNamed(stage.database, [subject]);
  const sender = account && senders.find((each) => each.holds(account.id));
  return sender && { sender, id: account.id };
}

/** The accounts that gateways know by these names: an id, or a login. */
export async function accountsNamed(
  database: Field['stage']['database'],
  subjects: readonly string[],
): Promise<{ readonly id: string; readonly channel: Channel; readonly subject: string }[]> {
  return database.sql(
    `select account.id, channel, subject from unnest($1::text[]) as subject
     join account on account.id::text = subject or client_id = subject or 'EXP' || user_name = subject`,
    [subjects],
  );
}
