import type { Malformation } from '../ssh-key.js';

/** One public key as the text carries it, not yet looked into. */
export interface FoundKey {
  readonly hasOptions: boolean;
  readonly statedType?: string;
  readonly comment: string;
  readonly blob?: Uint8Array;
  /** Names the type of a key that has no SSH form. */
  readonly type?: string;
  readonly malformed?: Malformation;
}
