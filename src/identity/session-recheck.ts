import { Inject, Injectable } from '@nestjs/common';
import { DatabasePool } from '../platform/database/database-pool.js';
import { mayManage, type EntitlementSettings } from './entitlement.js';
import { ENTITLEMENT_SETTINGS } from './entitlement.settings.js';
import { isSameOrganisation, type Organisation } from './mandate.js';
import { chosenMandate, type SignedIn } from './signed-in.js';

/** Judges a manager again whose request goes on for long. */
@Injectable()
export class SessionRecheck {
  constructor(
    private readonly database: DatabasePool,
    @Inject(ENTITLEMENT_SETTINGS) private readonly settings: EntitlementSettings,
  ) {}

  /**
   * Undefined while this session lasts and its person acts for this organisation and may manage its channels. Reads only: the
   * session ends no later for it.
   */
  async whyNot(sessionId: string, organisation: Organisation): Promise<'session-ended' | 'access-lost' | undefined> {
    const { rows } = await this.database.pool.query<{ signed_in: SignedIn | null }>(
      `select sess -> 'signedIn' as signed_in from session where sid = $1 and expire > now()`,
      [sessionId],
    );
    const signedIn = rows[0]?.signed_in;
    if (!signedIn) return 'session-ended';
    const mandate = chosenMandate(signedIn);
    const same = mandate !== undefined && isSameOrganisation(mandate.organisation, organisation);
    return same && mayManage(mandate, this.settings) ? undefined : 'access-lost';
  }
}
