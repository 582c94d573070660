/** Whether a certificate, key or permission is at every gateway: being added, in force, or being removed. */
export const PART_STATES = ['pending', 'live', 'removing'] as const;
export type PartState = (typeof PART_STATES)[number];

/** `confirmedRevision` is the newest revision that every gateway of the account confirmed. */
export function partState(
  part: { readonly addedRevision: number; readonly removedRevision: number | null },
  confirmedRevision: number,
): PartState {
  if (part.removedRevision !== null) return 'removing';
  return part.addedRevision <= confirmedRevision ? 'live' : 'pending';
}
