import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { FAILURES } from '../../account/account-progress.texts.js';
import { CHANNELS, type Channel } from '../../account/channel/channel.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { GATEWAY_NAMES, type GatewayName } from '../../provisioning/gateway.port.js';

export type FailureCode = keyof typeof FAILURES;
const FAILURE_CODES = Object.keys(FAILURES) as FailureCode[];
export const STANDINGS = ['refused', 'retrying', 'stuck'] as const;

export class FailedAccountsQueryDto extends PageQueryDto {
  /** Only what this system has not taken. @example file-transfer */
  @MayBeAbsent()
  @IsIn(GATEWAY_NAMES)
  gateway?: GatewayName;

  /** Only where the last attempt failed with this code. @example unavailable */
  @MayBeAbsent()
  @IsIn(FAILURE_CODES)
  reason?: FailureCode;

  /** For how many minutes something must have been waiting to be listed; refusals are listed at once. 0 to 10080, 15 where absent. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_080)
  minutes: number = 15;
}

export class LastFailureDto {
  /** Stable code. @example unavailable */
  @IsIn(FAILURE_CODES)
  code!: FailureCode;
  /** In plain words, in the language of the request. @example "The system did not answer, or could not handle the request." */
  text!: string;
  /** What the system said or did, in English; not for the sender. @example "status 503" */
  detail!: string;
  /** @example 2026-03-01T10:15:07.000Z */
  at!: Date;
}

export class AccountNoteDto {
  /** @example "Called the hosting team, ticket 4711" */
  text!: string;
  /** @example 2026-03-01T11:00:00.000Z */
  writtenAt!: Date;
  /** @example "Olga Vermeulen" */
  writtenBy!: string;
}

/** One account at one system that has not taken it. */
export class FailedAccountDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  accountId!: string;
  /** @example "Payroll transfers" */
  accountName!: string;
  /** The name by which systems know the account; null while a REST account has none. @example EXPpayroll */
  login!: string | null;
  @IsIn(CHANNELS)
  channel!: Channel;
  /** Whether it is the deletion that is not done. @example false */
  beingDeleted!: boolean;
  /** Whether operations keep it from being used. @example false */
  disabled!: boolean;
  /** @example "101870" */
  senderNumber!: string;
  /** @example "APK Recycling" */
  senderName!: string;
  /** @example file-transfer */
  @IsIn(GATEWAY_NAMES)
  gateway!: GatewayName;
  /** `refused`: for good, until something changes · `retrying`: failed, tried again by itself · `stuck`: nothing failed, and it is not done. @example retrying */
  @IsIn(STANDINGS)
  standing!: (typeof STANDINGS)[number];
  /** Since when it stands like this. @example 2026-03-01T10:15:02.000Z */
  since!: Date;
  /** Attempts in a row that failed. @example 4 */
  attempts!: number;
  lastFailure!: LastFailureDto | null;
  /** When it is tried next by itself; null when it is not, or is due. @example 2026-03-01T10:20:02.000Z */
  triedNextAt!: Date | null;
  /** What a colleague wrote about the account; the sender never sees it. */
  note!: AccountNoteDto | null;
}

export class FailedAccountPageDto {
  items!: FailedAccountDto[];
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}

export class WriteNoteDto {
  /** 1 to 500 characters on one line; null takes the note away. @example "Called the hosting team, ticket 4711" */
  @ValidateIf((_object, value) => value !== null)
  @IsString()
  @MaxLength(2_000)
  text!: string | null;
}

export class WrittenNoteDto {
  /** Null when there is none. */
  note!: AccountNoteDto | null;
}

export class ReconcileRequestedDto {
  /** The systems that the account is brought to anew; empty when it is gone from all of them. */
  @IsIn(GATEWAY_NAMES, { each: true })
  gateways!: GatewayName[];
}
