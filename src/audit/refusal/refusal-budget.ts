/** What is written down one by one of each actor before the rest is only counted, and how many there were beyond. */
export class RefusalBudget<Who> {
  private readonly seen = new Map<string, { who: Who; refusals: number }>();

  constructor(private readonly oneByOne: number) {}

  /** Whether this refusal is written down; otherwise it is counted. */
  admit(actor: string, who: Who): boolean {
    const known = this.seen.get(actor) ?? { who, refusals: 0 };
    known.refusals += 1;
    this.seen.set(actor, known);
    return known.refusals <= this.oneByOne;
  }

  /** Begins a new period: those who had more than what was written down, with how many more. */
  renew(): readonly { readonly who: Who; readonly more: number }[] {
    const over = [...this.seen.values()].map(({ who, refusals }) => ({ who, more: refusals - this.oneByOne }));
    this.seen.clear();
    return over.filter(({ more }) => more > 0);
  }
}
