/** Tells what is tried, in plain words, and remembers whether all of it held. */
export class Story {
  private failures = 0;

  constructor(private readonly write: (line: string) => void) {}

  chapter(title: string): void {
    this.write(`\n${title}`);
  }

  /** Does one step and tells how long it took; its answer, when it is text, is shown beneath. @throws what the step throws, after saying so */
  async step<T>(what: string, action: () => Promise<T> | T): Promise<T> {
    const startedAt = performance.now();
    try {
      const result = await action();
      this.write(`  ✓ ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(4)} s  ${what}`);
      if (typeof result === 'string') this.aside(result);
      return result;
    } catch (error) {
      this.failures += 1;
      this.write(`  ✗         ${what}`);
      this.aside(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /** A step without which the story can go on. */
  async check(what: string, action: () => Promise<unknown> | unknown): Promise<void> {
    await this.step(what, action).catch(() => undefined);
  }

  get held(): boolean {
    return this.failures === 0;
  }

  private aside(text: string): void {
    for (const line of text.split('\n')) this.write(`            ${line}`);
  }
}

/** @throws Error with `what` */
export function demand(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
