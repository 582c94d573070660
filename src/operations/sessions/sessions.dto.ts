import { IsIn, IsString, Matches } from 'class-validator';
import { CONTEXTS, type Context } from '../../identity/mandate.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';

export class SessionsQueryDto extends PageQueryDto {
  /** Only sessions that act for this organisation: its enterprise number, ten digits. @example 0566988259 */
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{10}$/)
  organisationNumber?: string;
}

/** The organisation that a session acts for. */
export class SessionOrganisationDto {
  /** Enterprise number, ten digits. @example 0566988259 */
  number!: string;
  /** @example "APK Recycling" */
  name!: string;
  /** Where the organisation is known from. */
  @IsIn(CONTEXTS)
  context!: Context;
  /** @example EMPLOYER */
  capacity!: string;
}

export class OpsSessionDto {
  /** Names the session here. It is no secret and opens nothing. @example 6f0a2c3e-6d0f-4b5c-9d8e-1c8a5b7f2f10 */
  id!: string;
  /** @example "An Peeters" */
  person!: string;
  /** The identity provider's name for the person, as the audit trail has it. @example sample-access-manager */
  personId!: string;
  /** Null until the person has chosen one. */
  organisation!: SessionOrganisationDto | null;
  /** Whether it is one of the people who run ChaMan. @example false */
  operations!: boolean;
  /** When the person signed in. @example 2026-03-01T14:15:00.000Z */
  since!: Date;
  /** When it was used last, to the minute. @example 2026-03-01T15:02:10.000Z */
  lastActiveAt!: Date;
  /** When it ends if it is used no more. @example 2026-03-01T15:32:10.000Z */
  expiresAt!: Date;
  /** Whether it is the session that asks. @example false */
  own!: boolean;
}

export class OpsSessionPageDto {
  items!: OpsSessionDto[];
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}

export class EndedSessionDto {
  /** @example 6f0a2c3e-6d0f-4b5c-9d8e-1c8a5b7f2f10 */
  id!: string;
  /** Whose it was. @example "An Peeters" */
  person!: string;
}
