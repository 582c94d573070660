const MINUTE_MS = 60_000;
const WARN_BEFORE_MS = 10 * MINUTE_MS;
/** Long enough to be noticed and answered, short enough not to be read by whoever just thinks. */
const WARN_BEFORE_IDLE_MS = 5 * MINUTE_MS;
/** The server prolongs a session at most once a minute. */
const PROLONGED_LATE_MS = MINUTE_MS;
/** Between the server's answer and its arrival here. */
const ANSWER_TAKES_MS = 5_000;

export interface Ending {
  /** The earliest moment at which it may end (milliseconds since 1970). */
  readonly at: number;
  /** From when on it has surely ended; to ask the server earlier would prolong it, with nobody there. */
  readonly surelyAt: number;
  /** Whether it ends only because nothing is asked for. */
  readonly idle: boolean;
}

interface Times {
  readonly endsAt: number;
  readonly idleMinutes: number;
  readonly lastAnswerAt: number;
  readonly now: number;
}

/** When the session ends, once that is near; null while there is time. */
export function sessionEndOf({ endsAt, idleMinutes, lastAnswerAt, now }: Times): Ending | null {
  if (now >= endsAt - WARN_BEFORE_MS) return { at: endsAt, surelyAt: endsAt, idle: false };
  const idleMs = idleMinutes * MINUTE_MS - PROLONGED_LATE_MS;
  const idleEnd = lastAnswerAt + idleMs;
  // Where the idle time is short, half of it passes without a word.
  if (now < idleEnd - Math.min(WARN_BEFORE_IDLE_MS, idleMs / 2)) return null;
  return { at: idleEnd, surelyAt: idleEnd + PROLONGED_LATE_MS + ANSWER_TAKES_MS, idle: true };
}
