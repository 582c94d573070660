import { EventEmitter, once } from 'node:events';
import express, { type Request, type RequestHandler, type Router } from 'express';

/** How a sandbox gateway misbehaves for the requests that match, so that tests and curious people can watch the product cope. */
export interface Fault {
  /** HTTP method, or any. */
  readonly method?: string;
  /** Start of the path, or any. */
  readonly path?: string;
  /**
   * `fail` answers `status` (500) and does nothing · `drop` cuts the connection and does nothing · `slow` waits `delayMs`, then does it ·
   * `hold` does it only when released, however long the caller is gone · `hold-answer` does it at once, but answers only when released.
   */
  readonly mode: 'fail' | 'drop' | 'slow' | 'hold' | 'hold-answer';
  readonly status?: number;
  readonly delayMs?: number;
  /** How many requests it strikes; without it, all until removed. */
  readonly times?: number;
}

interface Held {
  readonly description: string;
  release(): void;
}

/** Mounted first in each sandbox gateway. Control routes live under `/_sandbox`, away from the product's dialect. */
export class Faults {
  private active: { fault: Fault; left: number }[] = [];
  private held: Held[] = [];
  private readonly journal: string[] = [];
  private readonly byOrigin = new Map<string, string[]>();
  private readonly changes = new EventEmitter().setMaxListeners(0);

  add(fault: Fault): void {
    this.active.push({ fault, left: fault.times ?? Infinity });
  }

  /** Removes every fault; held requests stay held. */
  clear(): void {
    this.active = [];
  }

  /** Lets every held request go on; resolves with how many there were. */
  release(): number {
    const held = this.held;
    this.held = [];
    for (const each of held) each.release();
    return held.length;
  }

  /** Resolves as soon as at least `count` requests are held. */
  async untilHeld(count = 1): Promise<void> {
    while (this.held.length < count) await once(this.changes, 'held');
  }

  /** Every request seen, as `METHOD path`, oldest first. */
  calls(): readonly string[] {
    return this.journal;
  }

  /** Those that named this request of the product as what they were made for (`X-Request-Id`). */
  callsFor(requestId: string): readonly string[] {
    return this.byOrigin.get(requestId) ?? [];
  }

  /** Resolves when a request whose `METHOD path` starts with `start` was seen at or after position `from` of the journal. */
  async untilCalled(start: string, from = 0): Promise<void> {
    while (!this.journal.slice(from).some((call) => call.startsWith(start))) await once(this.changes, 'call');
  }

  readonly middleware: RequestHandler = (request, response, next) => {
    const description = `${request.method} ${request.originalUrl}`;
    this.journal.push(description);
    const origin = request.header('x-request-id');
    if (origin !== undefined) this.byOrigin.set(origin, [...this.callsFor(origin), description]);
    this.changes.emit('call');
    const fault = this.strike(request);
    switch (fault?.mode) {
      case undefined:
        return next();
      case 'fail':
        response.status(fault.status ?? 500).json({ error: 'sandbox fault' });
        return;
      case 'drop':
        request.socket.destroy();
        return;
      case 'slow':
        setTimeout(next, fault.delayMs ?? 1000);
        return;
      case 'hold':
        this.hold(description, next);
        return;
      case 'hold-answer': {
        const end = response.end.bind(response) as (...args: unknown[]) => typeof response;
        response.end = ((...args: unknown[]) => {
          this.hold(description, () => end(...args));
          return response;
        }) as typeof response.end;
        return next();
      }
    }
  };

  readonly control = (): Router => {
    const router = express.Router();
    router.use(express.json());
    router.get('/faults', (_request, response) => response.json(this.active.map(({ fault }) => fault)));
    router.post('/faults', (request, response) => {
      this.add(request.body as Fault);
      response.status(201).json(request.body);
    });
    router.delete('/faults', (_request, response) => {
      this.clear();
      response.status(204).end();
    });
    router.post('/release', (_request, response) => response.json({ released: this.release() }));
    router.get('/calls', (_request, response) => response.json(this.journal));
    return router;
  };

  private strike(request: Request): Fault | undefined {
    const hit = this.active.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.method ?? request.method) === request.method &&
        request.originalUrl.startsWith(fault.path ?? ''),
    );
    if (hit) hit.left -= 1;
    return hit?.fault;
  }

  private hold(description: string, release: () => void): void {
    this.held.push({ description, release });
    this.changes.emit('held');
  }
}
