const LONGEST_MS = 3_600_000;

/**
 * Pause before the next attempt: doubles from `baseMs` up to `longestMs`, an hour, then stays so for ever. Half of it is jitter, so that
 * accounts that failed together do not come back together.
 * @param attempts failed so far, 1 or more
 * @param random in [0, 1)
 */
export function retryDelayMs(attempts: number, baseMs: number, random: number, longestMs = LONGEST_MS): number {
  const full = Math.min(longestMs, baseMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(full / 2 + (full / 2) * random);
}
