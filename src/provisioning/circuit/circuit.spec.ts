import { ADMITS, after, CLOSED, NEXT, type Circuit, type CircuitState } from './circuit.js';

const LIMIT = 3;
type Event = Parameters<typeof after>[1];

const run = (events: readonly Event[], from: Circuit = CLOSED): Circuit =>
  events.reduce((circuit, event) => after(circuit, event, LIMIT), from);

const DOWN: readonly Event[] = ['unanswered', 'unanswered', 'unanswered'];

describe('the circuit of a gateway', () => {
  it.each<[string, readonly Event[], CircuitState]>([
    ['stays closed while fewer attempts than the limit fail', ['unanswered', 'unanswered'], 'closed'],
    ['counts failures in a row only', ['unanswered', 'unanswered', 'answered', 'unanswered', 'unanswered'], 'closed'],
    ['opens at the limit', DOWN, 'open'],
    ['stays open when attempts that began before fail too', [...DOWN, 'unanswered'], 'open'],
    ['closes when an attempt that began before gets an answer', [...DOWN, 'answered'], 'closed'],
    ['lets one attempt try when the pause is over', [...DOWN, 'pause-over'], 'half-open'],
    ['does not take a late failure for that of a probe', [...DOWN, 'pause-over', 'unanswered'], 'half-open'],
    ['waits for that attempt', [...DOWN, 'pause-over', 'probe-begun'], 'probing'],
    ['closes when it gets an answer', [...DOWN, 'pause-over', 'probe-begun', 'answered'], 'closed'],
    ['opens again when it does not', [...DOWN, 'pause-over', 'probe-begun', 'unanswered'], 'open'],
    [
      'lets another one try when it found nothing to do',
      [...DOWN, 'pause-over', 'probe-begun', 'probe-void'],
      'half-open',
    ],
  ])('%s', (_what, events, state) => {
    expect(run(events).state).toBe(state);
  });

  it('counts how often in a row it opened, and begins anew once it was closed', () => {
    const failedProbe: readonly Event[] = ['pause-over', 'probe-begun', 'unanswered'];
    expect(run([...DOWN, ...failedProbe, ...failedProbe]).openings).toBe(3);
    expect(run([...DOWN, ...failedProbe, 'answered', ...DOWN]).openings).toBe(1);
  });

  it('bears as many failures as ever after it was closed', () => {
    const closedAgain = run([...DOWN, 'pause-over', 'probe-begun', 'answered']);
    expect(closedAgain).toEqual(CLOSED);
    expect(run(['unanswered', 'unanswered'], closedAgain).state).toBe('closed');
  });

  it('can be closed from every state, and admits something wherever no time has to pass first', () => {
    for (const state of Object.keys(NEXT) as CircuitState[]) {
      expect(NEXT[state].answered).toBe('closed');
      if (ADMITS[state] === 'none') expect(['half-open', 'probing']).toContain(NEXT[state]['pause-over']);
    }
  });
});
