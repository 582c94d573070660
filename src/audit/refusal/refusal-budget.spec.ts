import { RefusalBudget } from './refusal-budget.js';

describe('the budget of refusals', () => {
  it('lets each actor have some one by one, counts the rest, and begins anew', () => {
    const budget = new RefusalBudget<string>(2);
    expect(['a', 'a', 'a', 'a', 'b'].map((actor) => budget.admit(actor, actor.toUpperCase()))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(budget.renew()).toEqual([{ who: 'A', more: 2 }]);
    expect(budget.renew()).toEqual([]);
    expect(budget.admit('a', 'A')).toBe(true);
  });
});
