/**
 * How a gateway differs from what it should have. `missing` we hold it for provisioned and the gateway has nothing of ours ·
 * `different` it has other parts than we want · `unknown` it has an object with our marker that belongs to no living account.
 */
export const DRIFT_KINDS = ['missing', 'different', 'unknown'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** What became of a finding: nobody asked for a repair yet (null), or how far it is. `needless`: it was no longer so. */
export const REPAIR_STATES = ['asked', 'under-way', 'done', 'needless', 'failed'] as const;
export type RepairState = (typeof REPAIR_STATES)[number];

const MOST_AT_ONCE = 20;
const MOST_OF_GATEWAY = 0.05;

/**
 * How many findings are repaired without somebody having looked: 20, or one in twenty of what a small gateway holds. More of them
 * at once are rather a sign that we are wrong, for instance after a restore from an old backup.
 * @param held objects of ours that the gateway should have
 */
export function repairedUnasked(held: number): number {
  return Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(held * MOST_OF_GATEWAY)));
}

export interface Finding {
  readonly kind: DriftKind;
  /** As the marker says; for `unknown` perhaps of an account that is gone. */
  readonly accountId: string;
  readonly login: string;
  /** Parts that differ; or why it is no ordinary case. */
  readonly parts: readonly string[];
}

/** Ours is gone and somebody else's object has its name: a repair will be refused. */
export const HELD_BY_ANOTHER = 'held-by-another';
/** It lets nobody in: a part that was left over from an account. */
export const FOLDER_WITHOUT_USER = 'folder-without-user';
/** An object under another login carries the marker of a living account, whose folders it may share: people look at it. */
export const COPY = 'copy-of-a-living-account';
