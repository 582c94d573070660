/** What a request got that asked for a place: `gone` when its caller left before one was free. */
export type Turn = 'admitted' | 'shed' | 'gone';

interface Waiting {
  readonly decide: (turn: Turn) => void;
  readonly deadline: NodeJS.Timeout;
}

/** So many wait for each that is worked on. Those in front of the last one are answered long before it gives up. */
const WAITING_FOR_EACH = 2;
/** People who wait longer ask again, and then both requests are work. */
export const WAIT_AT_MOST_MS = 2_000;

/** Places for requests that are worked on at once, and a short line before them: docs/decisions/0033. */
export class Places {
  private taken = 0;
  // In the order in which they came; a request that leaves is taken out of the middle.
  private readonly line = new Set<Waiting>();

  constructor(
    private readonly places: number,
    private readonly waitAtMostMs = WAIT_AT_MOST_MS,
  ) {}

  /** Nobody is turned away at this moment. */
  get hasRoom(): boolean {
    return this.taken < this.places || this.line.size < this.places * WAITING_FOR_EACH;
  }

  /** Nobody waits. */
  get isCalm(): boolean {
    return this.line.size === 0;
  }

  /**
   * Takes a place, at once or when one is free, and tells how that went. Only `admitted` has one to give back.
   * @returns for a caller who left: takes it out of the line
   */
  ask(told: (turn: Turn) => void): () => void {
    if (this.taken < this.places) {
      this.taken += 1;
      told('admitted');
      return () => undefined;
    }
    if (!this.hasRoom) {
      told('shed');
      return () => undefined;
    }
    const waiting: Waiting = {
      decide: (turn) => {
        if (!this.line.delete(waiting)) return;
        clearTimeout(waiting.deadline);
        told(turn);
      },
      deadline: setTimeout(() => waiting.decide('shed'), this.waitAtMostMs),
    };
    this.line.add(waiting);
    return () => waiting.decide('gone');
  }

  /** The place goes to who waits longest. */
  giveBack(): void {
    const [next] = this.line;
    if (next) next.decide('admitted');
    else this.taken -= 1;
  }
}
