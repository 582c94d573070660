import { spreadOf, type Spread } from './spread.js';

export interface Sides {
  readonly figure: Spread;
  readonly baseline: Spread;
  readonly ratio: Spread;
}

/**
 * Measures both sides in turns, so that a machine that is busy for a while slows both alike. Who goes first changes from
 * turn to turn, so that neither always finds the caches warm.
 */
export async function inTurns(
  turns: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Sides> {
  const measured: { ours: number; baseline: number }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    if (turn % 2 === 0) {
      const first = await ours();
      measured.push({ ours: first, baseline: await baseline() });
    } else {
      const first = await baseline();
      measured.push({ ours: await ours(), baseline: first });
    }
  }
  return {
    figure: spreadOf(measured.map((turn) => turn.ours)),
    baseline: spreadOf(measured.map((turn) => turn.baseline)),
    ratio: spreadOf(measured.map((turn) => turn.ours / turn.baseline)),
  };
}
