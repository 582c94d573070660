/** Chance that a seed decides: the same seed gives the same choices in the same order. */
export class Chance {
  private state: number;

  constructor(private readonly seed: string) {
    this.state = hash(seed);
  }

  /** Chance of its own for one part, so that how often others ask does not change what it gets. */
  of(part: string): Chance {
    return new Chance(`${this.seed}/${part}`);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(all: readonly T[]): T {
    const picked = all[this.between(0, all.length - 1)];
    if (picked === undefined) throw new Error('there is nothing to pick from');
    return picked;
  }

  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((each) => ({ each, at: this.next() }))
      .sort((one, other) => one.at - other.at)
      .map(({ each }) => each);
  }

  /** In [0, 1): the generator "mulberry32", which is enough for choices. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  return [...Buffer.from(text)].reduce((value, byte) => Math.imul(value ^ byte, 0x01000193), 0x811c9dc5);
}
