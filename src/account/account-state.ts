import type { TargetState } from '../provisioning/target-state.js';

/** What people see of an account. */
export const ACCOUNT_STATES = [
  'being-set-up',
  'active',
  'being-changed',
  'failed',
  'disabled',
  'being-deleted',
] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface StateFacts {
  readonly deletedAt: Date | null;
  /** Set while operations keep the account from being used. */
  readonly disabledAt: Date | null;
  readonly revision: number;
  /** When that revision was asked for. */
  readonly revisedAt: Date;
  readonly targets: Iterable<{
    readonly provisionedRevision: number;
    readonly state: TargetState;
    readonly stateSince: Date;
  }>;
}

export interface Standing {
  readonly state: AccountState;
  readonly stateSince: Date;
}

type Facts = Omit<StateFacts, 'targets'> & { readonly targets: readonly Target[] };
type Target = StateFacts['targets'] extends Iterable<infer Each> ? Each : never;

const refused = ({ targets }: Facts) => targets.filter(({ state }) => state === 'refused');

function inForce({ targets, revision }: Facts): boolean {
  return targets.every(({ provisionedRevision }) => provisionedRevision >= revision);
}

/** The account's state follows from its targets; the first line that holds decides. `since` says when it began. */
const STATE_TABLE: readonly {
  readonly state: AccountState;
  holds(facts: Facts): boolean;
  since(facts: Facts): Date;
}[] = [
  {
    state: 'being-deleted',
    holds: ({ deletedAt }) => deletedAt !== null,
    since: ({ deletedAt, revisedAt }) => deletedAt ?? revisedAt,
  },
  { state: 'failed', holds: (facts) => refused(facts).length > 0, since: (facts) => firstOf(refused(facts)) },
  {
    state: 'disabled',
    holds: (facts) => facts.disabledAt !== null && inForce(facts),
    since: ({ targets }) => lastOf(targets),
  },
  {
    state: 'active',
    holds: inForce,
    since: ({ targets }) => lastOf(targets),
  },
  {
    state: 'being-set-up',
    holds: ({ targets }) => targets.some(({ provisionedRevision }) => provisionedRevision === 0),
    since: ({ revisedAt }) => revisedAt,
  },
  { state: 'being-changed', holds: () => true, since: ({ revisedAt }) => revisedAt },
];

export function accountState({ targets, ...account }: StateFacts): Standing {
  const facts = { ...account, targets: [...targets] };
  const line = STATE_TABLE.find((each) => each.holds(facts));
  return { state: line?.state ?? 'being-changed', stateSince: line?.since(facts) ?? facts.revisedAt };
}

function firstOf(targets: readonly Target[]): Date {
  return new Date(Math.min(...targets.map(({ stateSince }) => stateSince.getTime())));
}

function lastOf(targets: readonly Target[]): Date {
  return new Date(Math.max(...targets.map(({ stateSince }) => stateSince.getTime())));
}
