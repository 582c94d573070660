/**
 * `closed` the gateway answers, as far as is known · `open` it did not, several times in a row: nobody asks it until the pause is
 * over · `half-open` the pause is over: one attempt may try · `probing` that attempt is under way, the others wait for what it finds.
 */
export type CircuitState = 'closed' | 'open' | 'half-open' | 'probing';

/**
 * `answered`, `unanswered` what an attempt met, where a refusal is an answer too · `too-often-unanswered` the same once more than
 * is bearable · `pause-over` time has passed · `probe-begun` · `probe-void` it ended without having asked the gateway.
 */
export type CircuitEvent =
  'answered' | 'unanswered' | 'too-often-unanswered' | 'pause-over' | 'probe-begun' | 'probe-void';

/** Attempts that began before a circuit opened end when they end: what they met counts only where it tells something new. */
export const NEXT: Readonly<Record<CircuitState, Readonly<Record<CircuitEvent, CircuitState>>>> = {
  closed: {
    answered: 'closed',
    unanswered: 'closed',
    'too-often-unanswered': 'open',
    'pause-over': 'closed',
    'probe-begun': 'closed',
    'probe-void': 'closed',
  },
  open: {
    answered: 'closed',
    unanswered: 'open',
    'too-often-unanswered': 'open',
    'pause-over': 'half-open',
    'probe-begun': 'open',
    'probe-void': 'open',
  },
  'half-open': {
    answered: 'closed',
    unanswered: 'half-open',
    'too-often-unanswered': 'half-open',
    'pause-over': 'half-open',
    'probe-begun': 'probing',
    'probe-void': 'half-open',
  },
  probing: {
    answered: 'closed',
    unanswered: 'open',
    'too-often-unanswered': 'open',
    'pause-over': 'probing',
    'probe-begun': 'probing',
    'probe-void': 'half-open',
  },
};

/** What may begin in each state. */
export const ADMITS: Readonly<Record<CircuitState, 'all' | 'one' | 'none'>> = {
  closed: 'all',
  open: 'none',
  'half-open': 'one',
  probing: 'none',
};

export interface Circuit {
  readonly state: CircuitState;
  /** Attempts in a row that got no answer. */
  readonly unanswered: number;
  /** How often in a row it opened: each time it stays open longer. */
  readonly openings: number;
}

export const CLOSED: Circuit = { state: 'closed', unanswered: 0, openings: 0 };

/** @param limit attempts in a row without an answer that open it */
export function after(circuit: Circuit, event: Exclude<CircuitEvent, 'too-often-unanswered'>, limit: number): Circuit {
  const unanswered = counted(circuit.unanswered, event);
  const state = NEXT[circuit.state][event === 'unanswered' && unanswered >= limit ? 'too-often-unanswered' : event];
  const opened = state === 'open' && circuit.state !== 'open';
  const openings = state === 'closed' ? 0 : circuit.openings + (opened ? 1 : 0);
  return { state, unanswered, openings };
}

function counted(unanswered: number, event: CircuitEvent): number {
  if (event === 'answered') return 0;
  return event === 'unanswered' ? unanswered + 1 : unanswered;
}
