import { reaches, type Comparison, type Goal } from './comparison.js';
import type { Spread } from './spread.js';

const short = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();

const told = (spread?: Spread) =>
  spread === undefined ? '' : `${short(spread.median)} (${short(spread.p10)}–${short(spread.p90)})`;

const wanted = (goal?: Goal) => {
  if (goal === undefined) return '';
  return 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
};

const VERDICTS = new Map<boolean | undefined, string>([
  [true, 'reached'],
  [false, 'MISSED'],
]);

/** A table in Markdown, so that it can stand in docs/performance.md as it was printed. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((each) => [
    each.note === undefined ? each.what : `${each.what}; ${each.note}`,
    `${told(each.figure)} ${each.unit}`,
    each.baseline === undefined ? '' : `${told(each.baseline)} ${each.unit}`,
    told(each.ratio),
    wanted(each.goal),
    VERDICTS.get(reaches(each)) ?? '',
  ]);
  const heads = ['what', 'figure', 'baseline', 'ratio', 'goal', ''];
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}
