import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { GATEWAY_NAMES, type GatewayName } from '../../provisioning/gateway.port.js';

export const CIRCUITS = ['closed', 'open', 'half-open'] as const;

/** How one worker stood to a system when it last said so: every ten seconds, and at each change. */
export class WorkerCircuitDto {
  /** Its machine and its process there. @example "worker-1/17" */
  worker!: string;
  /** `closed`: the system answers, as far as is known · `open`: it did not several times in a row, and is left alone for a while · `half-open`: one attempt tries whether it is back. @example open */
  @IsIn(CIRCUITS)
  circuit!: (typeof CIRCUITS)[number];
  /** @example 2026-03-01T10:15:07.000Z */
  since!: Date;
  /** Attempts in a row that got no answer. @example 5 */
  unanswered!: number;
  /** What the last of them met, however long ago, in English; null when each got an answer. @example "status 503" */
  lastFailure!: string | null;
  /** @example 2026-03-01T10:15:07.000Z */
  lastFailureAt!: Date | null;
  /** @example 2026-03-01T10:15:11.000Z */
  reportedAt!: Date;
}

export class GatewayDto {
  /** @example file-transfer */
  @IsIn(GATEWAY_NAMES)
  name!: GatewayName;
  /** As senders read it, in the language of the request. @example "the file server" */
  label!: string;
  /** Whether all workers leave it alone. @example true */
  paused!: boolean;
  /** @example 2026-03-01T10:00:00.000Z */
  pausedSince!: Date | null;
  /** @example "Olga Vermeulen" */
  pausedBy!: string | null;
  /** @example "Update to version 2.7" */
  pauseReason!: string | null;
  /** The pause came with a restored database: workers look at the system and write nothing until somebody has gone through the drift report and resumes it. @example false */
  observing!: boolean;
  /** Accounts that wait to be brought to it. @example 12 */
  due!: number;
  /** Since when the first of them waits. @example 2026-03-01T10:00:04.000Z */
  oldestDueAt!: Date | null;
  /** Attempts that workers are making. After a pause began, those under way still end: wait for 0 before you touch it. @example 0 */
  underWay!: number;
  /** Each worker that runs finds out for itself whether the system answers; empty when none runs. */
  workers!: WorkerCircuitDto[];
}

export class GatewayListDto {
  items!: GatewayDto[];
}

export class PauseGatewayDto {
  /** @example true */
  @IsBoolean()
  paused!: boolean;

  /** For colleagues and the audit trail: 1 to 500 characters on one line. @example "Update to version 2.7" */
  @IsString()
  @MaxLength(2_000)
  reason!: string;
}
