import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';
import type { Language } from '../platform/i18n/language.js';
import { CONTEXTS, type Context, type Role } from './mandate.js';

/** The person who is signed in. */
export class PersonDto {
  /** @example "An Peeters" */
  name!: string;
  /** Language the person prefers. */
  language!: Language;
}

/** An organisation in one capacity, for which the person may act. */
export class OrganisationChoiceDto {
  /** Enterprise number, ten digits. @example 0566988259 */
  organisationNumber!: string;
  /** @example "APK Recycling" */
  organisationName!: string;
  /** Where the organisation is known from. */
  context!: Context;
  /** Capacity in which it acts: each one is a sender of its own. @example EMPLOYER */
  capacity!: string;
  /** What the person is at this organisation. */
  role!: Role;
  /** Whether the person may manage its channels. */
  mayManage!: boolean;
}

/** Who is signed in, and for which organisation they act. */
export class SessionDto {
  person!: PersonDto;
  /** Organisations to choose from. */
  organisations!: OrganisationChoiceDto[];
  /** The organisation the person acts for; null until one is chosen. */
  organisation!: OrganisationChoiceDto | null;
  /** Whether this is one of the people who run ChaMan. @example false */
  operations!: boolean;
  /** When this session ends in any case (UTC). @example 2026-03-01T22:15:00.000Z */
  endsAt!: string;
  /** Minutes without a request after which it ends earlier; every answer begins them anew, give or take one. @example 30 */
  idleMinutes!: number;
  /** Send it in the header `X-CSRF-Token` with every change that this session makes. @example 2yV0o5n0JmBqWm7o3l0yQk3dYl0mDk5bq5H0p7V5r8E */
  csrfToken!: string;
}

/** Which organisation to act for: one of those that the session lists. */
export class ChooseOrganisationDto {
  /** Enterprise number, ten digits. @example 0566988259 */
  @IsString()
  @MinLength(10)
  @MaxLength(10)
  organisationNumber!: string;

  /** Where the organisation is known from. */
  @IsIn(CONTEXTS)
  context!: Context;

  /** Capacity in which it acts. @example EMPLOYER */
  @IsString()
  @MaxLength(60)
  capacity!: string;
}

export class LogoutQueryDto {
  /** Whether all your sessions end, in every browser. @example "true" */
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  everywhere?: 'true' | 'false';
}

/** Where the browser goes next to sign out everywhere. */
export class SignedOutDto {
  /** @example https://identity.example/logout?SAMLRequest=… */
  redirectTo!: string;
}
