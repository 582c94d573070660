/** A moment as a statement of one's own hands it out: written by PostgreSQL, which is not how RFC 3339 writes it. */
export type WrittenMoment = string;

export function momentOf(written: WrittenMoment): Date;
export function momentOf(written: WrittenMoment | null): Date | null;
export function momentOf(written: WrittenMoment | null): Date | null {
  return written === null ? null : new Date(written);
}
