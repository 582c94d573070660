import { NoRevocationAnswer, type RevocationSource } from './revocation-status.js';

/** How far the clocks of issuers and ours may be apart. */
const SKEW_MS = 5 * 60 * 1000;
/** For an answer that does not say how long it is good for: newer ones are to be had at any time (RFC 6960, 4.2.2.1). */
const WITHOUT_END_MS = 60 * 60 * 1000;

/** @throws NoRevocationAnswer `stale` or `not-yet-valid` */
export function assertFresh(thisUpdate: Date, nextUpdate: Date | undefined, now: Date, source: RevocationSource): void {
  if (thisUpdate.getTime() > now.getTime() + SKEW_MS)
    throw new NoRevocationAnswer('not-yet-valid', `${source}: from ${thisUpdate.toISOString()}`);
  const end = nextUpdate?.getTime() ?? thisUpdate.getTime() + WITHOUT_END_MS;
  if (end < now.getTime() - SKEW_MS)
    throw new NoRevocationAnswer('stale', `${source}: until ${new Date(end).toISOString()}`);
}
