import type { Issue } from '../rule/issue.js';
import { Problem } from './problem.js';

/** @throws Problem `request/invalid` with every issue, when there is one */
export function refuseIfAny(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new Problem('request/invalid', { issues });
}
