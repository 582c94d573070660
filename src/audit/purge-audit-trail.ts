import type pg from 'pg';
import { firstIdAt } from './first-id-at.js';

export const KEPT_YEARS = 10;
const BATCH = 5_000;
/** An event's id is made a moment before or after its time is read. */
const APART_MS = 60_000;

/** Removes what has been kept for long enough, oldest first; the database itself refuses to let anything younger go (m0007). */
export async function purgeAuditTrail(client: pg.ClientBase, now: Date): Promise<number> {
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() - KEPT_YEARS);
  let purged = 0;
  for (;;) {
    const { rowCount } = await client.query(
      `delete from audit_event where id in (
         select id from audit_event where id < $1 and at < least($2, now() - interval '${KEPT_YEARS} years') order by id limit $3)`,
      [firstIdAt(end.getTime() + APART_MS), end, BATCH],
    );
    purged += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return purged;
  }
}
