/**
 * Work that is done when it is asked for, and by a timer in case nobody asked: a process may die between its commit and telling.
 * Never twice at once; what is asked for meanwhile is done once more, since the run under way may have looked too early.
 */
export class RepeatedWork {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private askedAgain = false;
  private ended = false;

  /** `failed` is told of what `work` threw; the next interval tries again. */
  constructor(
    private readonly work: () => Promise<void>,
    /** A function where it is drawn anew each time. */
    private readonly intervalMs: number | (() => number),
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Long work looks at it and comes to an end. */
  get stopped(): boolean {
    return this.ended;
  }

  ask(): void {
    if (this.ended) return;
    this.askedAgain = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      this.askLater();
    });
  }

  /** After an interval, unless it is asked for sooner. */
  askLater(): void {
    clearTimeout(this.timer);
    if (this.ended) return;
    const { intervalMs } = this;
    this.timer = setTimeout(() => this.ask(), typeof intervalMs === 'number' ? intervalMs : intervalMs());
  }

  /** Resolves when the run under way has ended; there is none afterwards. */
  async stop(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (this.askedAgain && !this.ended) {
        this.askedAgain = false;
        await this.work();
      }
    } catch (error) {
      this.failed(error);
    }
  }
}
