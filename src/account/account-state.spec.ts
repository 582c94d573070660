import { accountState, type StateFacts } from './account-state.js';

const target = (provisionedRevision: number, state: StateFacts['targets'][number]['state']) => ({
  provisionedRevision,
  state,
});

describe('accountState', () => {
  it.each<[string, StateFacts, string]>([
    [
      'no gateway has it yet',
      { deleted: false, revision: 1, targets: [target(0, 'pending'), target(0, 'pending')] },
      'being-set-up',
    ],
    [
      'one of two has it',
      { deleted: false, revision: 1, targets: [target(1, 'provisioned'), target(0, 'retrying')] },
      'being-set-up',
    ],
    [
      'both have it',
      { deleted: false, revision: 1, targets: [target(1, 'provisioned'), target(1, 'provisioned')] },
      'active',
    ],
    [
      'one has only the old revision',
      { deleted: false, revision: 2, targets: [target(2, 'provisioned'), target(1, 'pending')] },
      'being-changed',
    ],
    [
      'one refused for good',
      { deleted: false, revision: 1, targets: [target(1, 'provisioned'), target(0, 'refused')] },
      'failed',
    ],
    ['deleted, whatever else', { deleted: true, revision: 2, targets: [target(1, 'refused')] }, 'being-deleted'],
    ['written but not verified', { deleted: false, revision: 1, targets: [target(0, 'verifying')] }, 'being-set-up'],
  ])('%s', (_case, facts, expected) => {
    expect(accountState(facts)).toBe(expected);
  });
});
