import { PASS, judgeAll, rulesInForce, type Rule } from './rule.js';

const text = (value: string) => ({ nl: value, fr: value, de: value, en: value });
const even: Rule<number> = {
  name: 'even',
  demand: text('The number is even.'),
  citation: 'arithmetic',
  appliesTo: (subject) => Number.isInteger(subject),
  judge: (subject) =>
    subject % 2 === 0
      ? PASS
      : { verdict: 'fail', found: text('It is {n}.'), remedy: text('Add 1.'), parameters: { n: subject } },
};

describe('judging by rules', () => {
  it('says pass, fail or not applicable, with the demand each time', () => {
    const { demand, citation } = even;
    const results = [2, 3, 0.5].map((subject) => judgeAll([even], subject)[0]);
    expect(results).toEqual([
      { rule: 'even', demand, citation, verdict: 'pass' },
      {
        rule: 'even',
        demand,
        citation,
        verdict: 'fail',
        found: text('It is {n}.'),
        remedy: text('Add 1.'),
        parameters: { n: 3 },
      },
      { rule: 'even', demand, citation, verdict: 'not-applicable' },
    ]);
  });
});

describe('results that say nothing about the subject', () => {
  it('cannot be changed by whoever got them', () => {
    const results = [2, 0.5].map((subject) => judgeAll([even], subject)[0]);
    expect(results.every(Object.isFrozen)).toBe(true);
  });
});

describe('rules in force', () => {
  const named = (inForce?: Rule<number>['inForce']) => ({ ...even, inForce });
  const inForce = (rule: Rule<number>, moment: string) => rulesInForce([rule], new Date(moment)).length === 1;

  it('holds both days for days in force', () => {
    const rule = named({ from: '2026-01-01', until: '2026-12-31' });
    const moments = ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z'];
    expect(moments.map((moment) => inForce(rule, moment))).toEqual([false, true, true, false]);
  });

  it('are told with the verdict', () => {
    const days = { from: '2026-01-01' };
    expect(judgeAll([named(days)], 2)[0]?.inForce).toEqual(days);
  });

  it('is open where no day is given', () => {
    expect(inForce(named(), '2000-01-01')).toBe(true);
    expect(inForce(named({ from: '2026-01-01' }), '2999-01-01')).toBe(true);
    expect(inForce(named({ until: '2025-12-31' }), '1999-01-01')).toBe(true);
  });
});
