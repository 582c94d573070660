import type { TargetState } from '../provisioning/target-state.js';
import { accountState, type StateFacts } from './account-state.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute));
const ASKED = at(30);
const target = (provisionedRevision: number, state: TargetState, minute = 0) => ({
  ...{ provisionedRevision, state },
  stateSince: at(minute),
});
const account = (revision: number, targets: StateFacts['targets'], deletedAt: Date | null = null): StateFacts => ({
  ...{ revision, targets, deletedAt },
  disabledAt: null,
  revisedAt: ASKED,
});
const disabled = (facts: StateFacts): StateFacts => ({ ...facts, disabledAt: at(35) });

describe('accountState', () => {
  it.each<[string, StateFacts, string]>([
    ['no gateway has it yet', account(1, [target(0, 'pending'), target(0, 'pending')]), 'being-set-up'],
    ['one of two has it', account(1, [target(1, 'provisioned'), target(0, 'retrying')]), 'being-set-up'],
    ['both have it', account(1, [target(1, 'provisioned'), target(1, 'provisioned')]), 'active'],
    ['one has only the old revision', account(2, [target(2, 'provisioned'), target(1, 'pending')]), 'being-changed'],
    ['one refused for good', account(1, [target(1, 'provisioned'), target(0, 'refused')]), 'failed'],
    ['deleted, whatever else', account(2, [target(1, 'refused')], at(40)), 'being-deleted'],
    ['disabled everywhere', disabled(account(2, [target(2, 'provisioned')])), 'disabled'],
    ['disabled, but not everywhere yet', disabled(account(2, [target(1, 'pending')])), 'being-changed'],
    ['disabled and refused', disabled(account(2, [target(1, 'refused')])), 'failed'],
    ['disabled and deleted', disabled(account(2, [target(2, 'provisioned')], at(40))), 'being-deleted'],
    ['written but not verified', account(1, [target(0, 'verifying')]), 'being-set-up'],
  ])('%s', (_case, facts, expected) => {
    expect(accountState(facts).state).toBe(expected);
  });

  it.each<[string, StateFacts, Date]>([
    [
      'being set up, whatever was tried since',
      account(1, [target(0, 'retrying', 31), target(0, 'pending', 30)]),
      ASKED,
    ],
    [
      'being changed, from when that was asked',
      account(2, [target(2, 'provisioned', 31), target(1, 'pending', 30)]),
      ASKED,
    ],
    [
      'active, from when the last system confirmed',
      account(1, [target(1, 'provisioned', 32), target(1, 'provisioned', 35)]),
      at(35),
    ],
    [
      'failed, from the first refusal',
      account(1, [target(0, 'refused', 31), target(0, 'refused', 33), target(1, 'provisioned', 34)]),
      at(31),
    ],
    ['being deleted, from when that was asked', account(2, [target(1, 'retrying', 50)], at(40)), at(40)],
  ])('tells since when: %s', (_case, facts, since) => {
    expect(accountState(facts).stateSince).toEqual(since);
  });
});
