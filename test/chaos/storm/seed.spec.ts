import { Chance } from './chance.js';
import { kindsOn, plan } from './faults/fault-kinds.js';
import { decide } from './load/decision.js';

const MANY = 200;

function chosen(seed: string) {
  const chance = new Chance(seed);
  const faults = plan('redis', chance.of('plan'));
  const decisions = chance.of('sender a').of('decisions');
  return {
    faults: Array.from({ length: MANY }, () => faults.next().value),
    decisions: Array.from({ length: MANY }, () => decide(decisions)),
  };
}

describe('the seed of a storm', () => {
  it('decides which faults come and what senders want', () => {
    expect(chosen('one')).toEqual(chosen('one'));
    expect(chosen('other').faults).not.toEqual(chosen('one').faults);
    expect(chosen('other').decisions).not.toEqual(chosen('one').decisions);
  });

  it.each(['postgres', 'redis'] as const)('lets every kind of fault come within 60 over %s', (backend) => {
    for (const seed of ['one', 'two', 'three']) {
      const faults = plan(backend, new Chance(seed));
      const first = Array.from({ length: 60 }, () => faults.next().value);
      expect(new Set(first)).toEqual(new Set(kindsOn(backend)));
    }
  });
});
