import type { Certificate } from '../x509/certificate.js';
import { nameConstraintFault } from './name-constraints.js';
import { policiesAllow } from './policies.js';

export type WholePathFault = 'name-constraints' | 'policy';

/** What can only be judged once a path is whole; it runs from the judged certificate to the anchor. */
export function wholePathFault(path: readonly Certificate[]): WholePathFault | undefined {
  if (nameConstraintFault(path)) return 'name-constraints';
  return policiesAllow(path) ? undefined : 'policy';
}
