/** Objects that others may remove while one page is read, without hiding what comes after. */
const OVERLAP = 10;

/** One page of a list that is asked for by position. */
export interface PageRequest {
  /** From 0. */
  readonly offset: number;
  readonly limit: number;
}

/**
 * What to ask for. Positions move while others remove objects, so each page begins a little before the end of the one before:
 * objects are seen twice rather than never.
 * @param from null begins; then `next` of the page before
 * @param limit at least 2
 * @param most what the server gives in one answer, or what fits into one
 */
export function overlappingPage(from: number | null, limit: number, most: number): PageRequest & { next: number } {
  const offset = from ?? 0;
  const bounded = Math.min(limit, most);
  return { offset, limit: bounded, next: offset + bounded - overlapOf(bounded) };
}

/** The same for a server that may give fewer than it was asked for: where to go on after it gave `received`. */
export function afterReceiving({ offset }: PageRequest, received: number): number {
  return offset + Math.max(1, received - overlapOf(received));
}

function overlapOf(size: number): number {
  return Math.min(OVERLAP, Math.floor(size / 2));
}
