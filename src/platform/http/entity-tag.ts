import { Problem } from './problem.js';

/** The entity tag of a resource is the revision that was asked for: the worker's progress never changes it. */
export function entityTag(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revision that `If-Match` names; undefined when the header is absent or `*`.
 * @throws Problem `request/outdated` for a tag that is not one of ours, since it cannot match
 */
export function revisionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const match = /^"(\d{1,9})"$/.exec(ifMatch.trim());
  if (!match) throw new Problem('request/outdated');
  return Number(match[1]);
}
