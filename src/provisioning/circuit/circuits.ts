import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { GATEWAY_NAMES, type GatewayName } from '../gateway.port.js';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from '../queue.config.js';
import { retryDelayMs } from '../retry-delay.js';
import { ADMITS, after, CLOSED, type Circuit, type CircuitState } from './circuit.js';

const LONGEST_PAUSE_MS = 60_000;

/** An attempt that may ask its gateway. */
export interface Admission {
  /** What it met there. `why`: what kept the gateway from answering, in words that hold no secret. */
  note(met: 'answered' | 'unanswered', why?: string): void;
  /** Always to be called at its end. */
  over(): void;
}

/** For operations: how this process stands to one gateway. */
export interface CircuitView {
  readonly gateway: GatewayName;
  readonly state: CircuitState;
  readonly since: Date;
  readonly unanswered: number;
  /** The last attempt that got no answer, however long ago; null when there was none. */
  readonly lastFailure: CircuitFailure | null;
}

export interface CircuitFailure {
  readonly at: Date;
  readonly detail: string;
}

interface Kept {
  readonly circuit: Circuit;
  readonly since: Date;
  readonly lastFailure: CircuitFailure | null;
}

/**
 * One circuit breaker for each gateway: one that is down is asked once in a while instead of once for every account, keeps nobody
 * busy, and its accounts keep their turn. Each process finds out for itself.
 */
@Injectable()
export class Circuits implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Circuits.name);
  private readonly kept = new Map<GatewayName, Kept>();
  private readonly timers = new Map<GatewayName, NodeJS.Timeout>();
  private readonly listeners: ((gateway: GatewayName, state: CircuitState) => void)[] = [];
  private stopped = false;

  constructor(@Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig) {}

  /** Undefined while nobody may ask this gateway. */
  admit(gateway: GatewayName): Admission | undefined {
    const admitted = ADMITS[this.state(gateway)];
    if (admitted === 'none') return undefined;
    let probe = admitted === 'one';
    if (probe) this.happened(gateway, 'probe-begun');
    return {
      note: (met, why = '') => {
        probe = false;
        if (met === 'unanswered')
          this.kept.set(gateway, { ...this.of(gateway), lastFailure: { at: new Date(), detail: why } });
        this.happened(gateway, met);
      },
      over: () => {
        if (probe) this.happened(gateway, 'probe-void');
      },
    };
  }

  state(gateway: GatewayName): CircuitState {
    return this.of(gateway).circuit.state;
  }

  /** To be told of every change; to be called while the application is put together. */
  onChange(told: (gateway: GatewayName, state: CircuitState) => void): void {
    this.listeners.push(told);
  }

  views(): readonly CircuitView[] {
    return GATEWAY_NAMES.map((gateway) => {
      const { circuit, since, lastFailure } = this.of(gateway);
      return { gateway, since, state: circuit.state, unanswered: circuit.unanswered, lastFailure };
    });
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private of(gateway: GatewayName): Kept {
    const kept = this.kept.get(gateway) ?? { circuit: CLOSED, since: new Date(), lastFailure: null };
    this.kept.set(gateway, kept);
    return kept;
  }

  private happened(gateway: GatewayName, event: Parameters<typeof after>[1]): void {
    const { circuit: before, since, lastFailure } = this.of(gateway);
    const circuit = after(before, event, this.config.BREAKER_FAILURES);
    const changed = circuit.state !== before.state;
    this.kept.set(gateway, { circuit, since: changed ? new Date() : since, lastFailure });
    if (!changed || this.stopped) return;
    clearTimeout(this.timers.get(gateway));
    if (circuit.state === 'open') this.pause(gateway, circuit);
    if (circuit.state === 'closed') this.logger.log({ gateway }, 'gateway answers again');
    for (const told of this.listeners) told(gateway, circuit.state);
  }

  private pause(gateway: GatewayName, { openings, unanswered }: Circuit): void {
    const pauseMs = retryDelayMs(openings, this.config.BREAKER_PAUSE_MS, Math.random(), LONGEST_PAUSE_MS);
    this.logger.warn({ gateway, unanswered, pauseMs }, 'gateway does not answer; nobody asks it for a while');
    this.timers.set(gateway, setTimeout(() => this.happened(gateway, 'pause-over'), pauseMs).unref());
  }
}
