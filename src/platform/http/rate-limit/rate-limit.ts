const MINUTE_MS = 60_000;
const KEYS_AT_MOST = 50_000;

/**
 * So many requests a minute for each key, a whole minute's worth of them at once (GCRA: one number a key, no timers). Bounded: with
 * more keys than fit, those that were used longest ago are forgotten.
 */
export class RateLimit {
  private readonly intervalMs: number;
  /** When the requests of a key would have arrived, had they come evenly; in the order of their last use. */
  private readonly due = new Map<string, number>();

  /** @param now milliseconds on a clock that never goes back */
  constructor(
    perMinute: number,
    private readonly now: () => number = () => performance.now(),
    private readonly keysAtMost = KEYS_AT_MOST,
  ) {
    this.intervalMs = MINUTE_MS / perMinute;
  }

  /** Counts one request. @returns 0 when there was room, otherwise after how many whole seconds there is again */
  take(key: string): number {
    const now = this.now();
    const due = Math.max(this.due.get(key) ?? now, now);
    const waitMs = due + this.intervalMs - (now + MINUTE_MS);
    if (waitMs > 1e-6) return Math.max(1, Math.ceil(waitMs / 1_000));
    this.due.delete(key);
    this.due.set(key, due + this.intervalMs);
    this.forget(now);
    return 0;
  }

  /** The first of the map is who was let in longest ago; whoever is due in the past is as good as new. */
  private forget(now: number): void {
    for (const [key, due] of this.due) {
      if (due > now && this.due.size <= this.keysAtMost) return;
      this.due.delete(key);
    }
  }
}
