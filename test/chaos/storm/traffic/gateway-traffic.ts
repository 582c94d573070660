import { EventEmitter } from 'node:events';
import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';
import { kindOf, namesIn, subjectOf, type CallKind, type CallStep } from './step.js';

/** One call of a worker to a gateway, as it passes by. */
export interface Call {
  readonly worker: string;
  readonly gateway: GatewayName;
  readonly method: string;
  readonly path: string;
  readonly kind: CallKind;
  readonly step: CallStep;
  /** An account's id or its login there; undefined where the call tells neither. */
  readonly subject: string | undefined;
  readonly startedAt: number;
  /** What the gateway answered, once it has: whoever still waits for it. */
  status?: number;
  /** When the caller had given up before it was answered. */
  givenUpAt?: number;
}

/** What the caller of a late write gets: nothing, a broken connection, or the word of a proxy that has waited long enough. */
export type Meantime = 'silence' | 'cut' | 'time-out of a proxy';

/**
 * What becomes of a call. `cut` the connection breaks, the gateway never sees it · `silence` nothing until the caller gives up, the
 * gateway never sees it · `refuse` another status than the gateway's, which never sees it · `cut-answer` done, and then the
 * connection breaks · `slow` done, and answered only after `ms` · `late` done only when `go` is told, when nobody waits for it any
 * more; not at all when it says false · `hold-answer` done at once, answered when told.
 */
export type Strike =
  | { readonly mode: 'cut' | 'silence' | 'cut-answer' }
  | { readonly mode: 'refuse'; readonly status: number }
  | { readonly mode: 'slow'; readonly ms: number }
  | { readonly mode: 'late'; readonly go: Promise<boolean>; readonly meantime?: Meantime }
  | { readonly mode: 'hold-answer'; readonly go: Promise<unknown> };

/** Waits for calls of a kind and strikes them. */
export interface Trap {
  readonly hits: readonly Call[];
  lift(): void;
}

interface Armed {
  readonly matches: (call: Call) => boolean;
  readonly strike: (call: Call) => Strike;
  readonly hits: Call[];
  left: number;
}

/** All calls of all workers to all gateways: what is open, what was seen, and what is to be struck. */
export class GatewayTraffic {
  readonly open = new Set<Call>();
  private armed: Armed[] = [];
  private readonly names = new Map<string, string>();
  private readonly phases = new Map<string, 'before' | 'written' | 'read-back'>();
  private readonly events = new EventEmitter().setMaxListeners(0);

  /** @param times how many calls it strikes; all until it is lifted when absent */
  trap(matches: (call: Call) => boolean, strike: (call: Call) => Strike, times = Infinity): Trap {
    const armed: Armed = { matches, strike, hits: [], left: times };
    this.armed.push(armed);
    return { hits: armed.hits, lift: () => (this.armed = this.armed.filter((each) => each !== armed)) };
  }

  /** Calls `seen` with every call that ends, until what it returns is called. */
  onEnd(seen: (call: Call) => void): () => void {
    this.events.on('end', seen);
    return () => this.events.off('end', seen);
  }

  begin(sent: Pick<Call, 'worker' | 'gateway' | 'method' | 'path'>, body: Buffer): Call {
    const request = { ...sent, json: readJson(body) };
    const kind = kindOf(request);
    const told = subjectOf(request);
    const subject = told && (this.names.get(told) ?? told);
    const call = { ...sent, kind, subject, step: this.step(sent, kind, subject), startedAt: Date.now() };
    this.open.add(call);
    return call;
  }

  /** What is to become of a call; undefined when nothing is to disturb it. */
  strikeOf(call: Call): Strike | undefined {
    if (call.kind === 'list') return undefined;
    const armed = this.armed.find(({ left, matches }) => left > 0 && matches(call));
    if (!armed) return undefined;
    armed.left -= 1;
    armed.hits.push(call);
    return armed.strike(call);
  }

  answered(call: Call, status: number, body: Buffer): void {
    call.status = status;
    for (const [id, subject] of namesIn(call.gateway, readJson(body))) this.names.set(id, subject);
    const done = status < 300 || status === 404;
    if ((call.kind === 'write' || call.kind === 'remove') && done) this.phases.set(keyOf(call), 'written');
  }

  end(call: Call): void {
    this.open.delete(call);
    this.events.emit('end', call);
  }

  /** A lookup after a write is where reading back begins; the next one begins another round. */
  private step(sent: Pick<Call, 'worker' | 'gateway'>, kind: CallKind, subject: string | undefined): CallStep {
    if (kind === 'sign-in' || kind === 'write' || kind === 'remove') return kind;
    const key = keyOf({ ...sent, subject });
    if (kind === 'lookup') this.phases.set(key, this.phases.get(key) === 'written' ? 'read-back' : 'before');
    return this.phases.get(key) === 'read-back' ? 'read-back' : 'read';
  }
}

function keyOf({ worker, gateway, subject }: Pick<Call, 'worker' | 'gateway' | 'subject'>): string {
  return `${worker} ${gateway} ${subject}`;
}

function readJson(body: Buffer): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
