import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAction } from '../../audit/audit-trail.js';
import type { Operator } from '../../identity/operator.js';
import { chosenMandate, type SignedIn } from '../../identity/signed-in.js';
import { momentOf, type WrittenMoment } from '../../platform/database/moment.js';
import { pageOf, type Page } from '../../platform/http/page-cursor.js';
import { Problem } from '../../platform/http/problem.js';
import type { OpsSessionDto } from './sessions.dto.js';

/** What a page's cursor stands for: microseconds since 1970 at which the session began, and its handle. */
export const SESSION_KEY = /^\d{1,16}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Row {
  readonly handle: string;
  readonly signed_in: SignedIn;
  readonly began_at: WrittenMoment;
  readonly began_us: string;
  readonly active_at: WrittenMoment;
  readonly expire: WrittenMoment;
  readonly own: boolean;
}

/** The session's id, which is a secret, is compared here and goes nowhere. */
const LIVING = `
  select handle, sess -> 'signedIn' as signed_in, began_at, active_at, expire, sid = ? as own,
    (extract(epoch from began_at) * 1000000)::bigint::text as began_us
  from session
  where expire > now() and jsonb_exists(sess, 'signedIn')
    and (?::text is null
      or sess #>> array['signedIn', 'mandates', sess #>> '{signedIn,chosen}', 'organisation', 'number'] = ?)
    and (?::float8 is null
      or (began_at, handle) < (timestamptz 'epoch' + ?::float8 * interval '1 microsecond', ?::uuid))
  order by began_at desc, handle desc limit ?`;

/** Living sessions, as operations see and end them. */
@Injectable()
export class SessionsService {
  constructor(private readonly em: EntityManager) {}

  async page(
    ownSessionId: string,
    organisationNumber: string | undefined,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<Page<OpsSessionDto>> {
    const number = organisationNumber ?? null;
    const [beganUs = null, handle = null] = after?.split('.') ?? [];
    const given = [ownSessionId, number, number, beganUs, beganUs, handle, limit + 1];
    const { items, last } = pageOf(
      await this.em.execute<Row[]>(LIVING, given),
      limit,
      (row) => `${row.began_us}.${row.handle}`,
    );
    return { items: items.map(sessionDto), last };
  }

  /**
   * Ends it, with what it was in the audit trail. Resolves with the name of the person whose it was.
   * @throws Problem `resource/not-found`
   */
  async end(operator: Operator, handle: string): Promise<string> {
    return this.em.fork().transactional(async (em) => {
      const [ended] = await em.execute<Pick<Row, 'signed_in' | 'began_at'>[]>(
        `delete from session where handle = ? and expire > now() returning sess -> 'signedIn' as signed_in, began_at`,
        [handle],
      );
      if (!ended) throw new Problem('resource/not-found');
      const { person } = ended.signed_in;
      const organisationNumber = chosenMandate(ended.signed_in)?.organisation.number ?? null;
      recordAction(em, operator, 'session.ended', {
        before: { personId: person.id, person: person.name, organisationNumber, since: momentOf(ended.began_at) },
      });
      return person.name;
    });
  }
}

function sessionDto({ handle, signed_in: signedIn, began_at, active_at, expire, own }: Row): OpsSessionDto {
  const { person, operations } = signedIn;
  const organisation = chosenMandate(signedIn)?.organisation;
  return {
    id: handle,
    person: person.name,
    personId: person.id,
    organisation: organisation
      ? {
          number: organisation.number,
          name: organisation.name,
          context: organisation.context,
          capacity: organisation.capacity,
        }
      : null,
    operations,
    since: momentOf(began_at),
    lastActiveAt: momentOf(active_at),
    expiresAt: momentOf(expire),
    own,
  };
}
