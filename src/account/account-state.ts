import type { TargetState } from '../provisioning/target-state.js';

/** What people see of an account. */
export const ACCOUNT_STATES = ['being-set-up', 'active', 'being-changed', 'failed', 'being-deleted'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface StateFacts {
  readonly deleted: boolean;
  readonly revision: number;
  readonly targets: readonly { readonly provisionedRevision: number; readonly state: TargetState }[];
}

/** The account's state follows from its targets; the first line that holds decides. */
const STATE_TABLE: readonly { readonly state: AccountState; holds(facts: StateFacts): boolean }[] = [
  { state: 'being-deleted', holds: (facts) => facts.deleted },
  { state: 'failed', holds: (facts) => facts.targets.some((target) => target.state === 'refused') },
  {
    state: 'active',
    holds: (facts) => facts.targets.every((target) => target.provisionedRevision >= facts.revision),
  },
  { state: 'being-set-up', holds: (facts) => facts.targets.some((target) => target.provisionedRevision === 0) },
  { state: 'being-changed', holds: () => true },
];

export function accountState(facts: StateFacts): AccountState {
  return STATE_TABLE.find((line) => line.holds(facts))?.state ?? 'being-changed';
}
