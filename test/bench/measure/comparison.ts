import type { Spread } from './spread.js';

/** What a ratio, or where nothing can be compared the figure itself, has to reach. */
export type Goal =
  | { readonly atLeast: number; readonly of: 'ratio' | 'figure' }
  | { readonly atMost: number; readonly of: 'ratio' | 'figure' };

/** One line of the table: what was measured beside its baseline in the same run. */
export interface Comparison {
  /** For people: 'create a REST account'. */
  readonly what: string;
  /** Of figure and baseline: '/s', 'ms', 'MB'. */
  readonly unit: string;
  readonly figure: Spread;
  /** Missing where the goal is an absolute one. */
  readonly baseline?: Spread;
  /** For people: 'node:http and pg, same SQL'. */
  readonly baselineIs?: string;
  /** Figure divided by baseline, taken turn by turn; the median of those is what counts. */
  readonly ratio?: Spread;
  /** Missing on lines that only explain another one. */
  readonly goal?: Goal;
  readonly note?: string;
}

/** A part of the benchmarks that can be run by its name. It starts what it needs and stops it. */
export interface BenchPart {
  readonly name: string;
  /** One sentence: what it measures and against what. */
  readonly about: string;
  readonly run: (tell: (text: string) => void) => Promise<readonly Comparison[]>;
}

/** Nothing when there is no goal. */
export function reaches({ goal, figure, ratio }: Comparison): boolean | undefined {
  if (goal === undefined) return undefined;
  const value = (goal.of === 'ratio' ? ratio : figure)?.median ?? Number.NaN;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}
