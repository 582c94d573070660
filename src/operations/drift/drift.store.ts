import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAction, type AuditActor } from '../../audit/audit-trail.js';
import { pageOf, type Page } from '../../platform/http/page-cursor.js';
import type { DriftKind, RepairState } from '../../provisioning/drift/drift-kind.js';
import type { GatewayName } from '../../provisioning/gateway.port.js';

/** Moments are as the database writes them. */
export interface RunRow {
  readonly gateway: GatewayName;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly failure: string | null;
  readonly checked: number;
  readonly undecided: number;
  readonly listed: number;
  readonly missing: number;
  readonly different: number;
  readonly unknown: number;
}

export interface FindingRow {
  readonly id: string;
  readonly gateway: GatewayName;
  readonly kind: DriftKind;
  readonly accountId: string;
  readonly login: string;
  readonly parts: string[];
  readonly foundAt: string;
  readonly repair: RepairState | null;
  readonly repairAt: string | null;
  readonly repairDetail: string | null;
}

export interface FindingCriteria {
  readonly gateway?: GatewayName;
  readonly kind?: DriftKind;
}

/** What a page's cursor stands for. */
export const FINDING_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const NEWEST_RUNS = `
  select distinct on (gateway) id, gateway, started_at as "startedAt", ended_at as "endedAt", failure, checked, undecided, listed,
    missing, different, unknown
  from drift_run`;
const IN_THEIR_ORDER = 'order by gateway, started_at desc';
const COMPLETE = 'where ended_at is not null and failure is null';

const FINDINGS = `
  select id, gateway, kind, account_id as "accountId", login, parts, found_at as "foundAt", repair, repair_at as "repairAt",
    repair_detail as "repairDetail"
  from drift_finding`;
const OF_THE_REPORT = `run_id in (select id from (${NEWEST_RUNS} ${COMPLETE} ${IN_THEIR_ORDER}) as report)`;
const TO_BE_REPAIRED = `${OF_THE_REPORT} and (repair is null or repair = 'failed')`;

/** What drift checks found, and what the people who run the product want done about it. */
@Injectable()
export class DriftStore {
  constructor(private readonly em: EntityManager) {}

  /** The newest run of each gateway; `complete`: of those that looked at everything. */
  runs(which: 'any' | 'complete'): Promise<RunRow[]> {
    return this.em.execute<RunRow[]>(`${NEWEST_RUNS} ${which === 'complete' ? COMPLETE : ''} ${IN_THEIR_ORDER}`);
  }

  checks(): Promise<{ gateway: GatewayName; nextAt: string }[]> {
    return this.em.execute('select gateway, due_at as "nextAt" from drift_check order by gateway');
  }

  /** Findings of the newest complete runs, oldest first. */
  async findings(
    { gateway, kind }: FindingCriteria,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<Page<FindingRow>> {
    const read = await this.em.execute<FindingRow[]>(
      `${FINDINGS} where ${OF_THE_REPORT} and (?::text is null or gateway = ?) and (?::text is null or kind = ?)
         and (?::uuid is null or id > ?) order by id limit ?`,
      [gateway, gateway, kind, kind, after, after, limit + 1].map((value) => value ?? null),
    );
    return pageOf(read, limit, ({ id }) => id);
  }

  /** Makes checks due at once; a worker finds them at its next look. */
  requestCheck(actor: AuditActor, gateway: GatewayName | undefined): Promise<GatewayName[]> {
    return this.em.fork().transactional(async (em) => {
      const rows = await em.execute<{ gateway: GatewayName }[]>(
        'update drift_check set due_at = now() where ?::text is null or gateway = ? returning gateway',
        [gateway ?? null, gateway ?? null],
      );
      const gateways = rows.map((row) => row.gateway).sort();
      recordAction(em, actor, 'drift.check-requested', { after: { gateways } });
      return gateways;
    });
  }

  /** Asks for the repair of these findings; answers how many of them there are and waited for one. */
  requestRepairOf(actor: AuditActor, findings: readonly string[]): Promise<number> {
    const marks = findings.map(() => '?').join(', ');
    return this.em.fork().transactional((em) => request(em, actor, `id in (${marks})`, findings));
  }

  /** The same for all of a kind in a gateway. Undefined, and nothing is asked for, when there are not just so many. */
  async requestRepairOfAll(
    actor: AuditActor,
    { gateway, kind, count }: { readonly gateway: GatewayName; readonly kind: DriftKind; readonly count: number },
  ): Promise<number | undefined> {
    const em = this.em.fork();
    await em.begin();
    try {
      const asked = await request(em, actor, 'gateway = ? and kind = ?', [gateway, kind]);
      if (asked === count) {
        await em.commit();
        return asked;
      }
      await em.rollback();
      return undefined;
    } catch (error) {
      await em.rollback();
      throw error;
    }
  }
}

/** One audit event for each: what is repaired must be found under its account. */
async function request(
  em: EntityManager,
  actor: AuditActor,
  which: string,
  parameters: readonly string[],
): Promise<number> {
  const asked = await em.execute<
    (Pick<FindingRow, 'gateway' | 'kind' | 'accountId' | 'login' | 'parts'> & { senderId: string | null })[]
  >(
    `update drift_finding f set repair = 'asked', repair_at = now(), repair_detail = null
     where ${TO_BE_REPAIRED} and ${which}
     returning gateway, kind, account_id as "accountId", login, parts,
       (select sender_id from account a where a.id = f.account_id) as "senderId"`,
    [...parameters],
  );
  for (const { senderId, accountId, ...after } of asked)
    recordAction(em, actor, 'drift.repair-requested', { ...(senderId !== null && { senderId }), accountId, after });
  return asked.length;
}
