import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LANGUAGES, type Language } from '../platform/i18n/language.js';

/** Contact details of the organisation you act for. Confirming them the first time makes it a sender. */
export class ContactInputDto {
  /** Name of the contact person. 1 to 100 characters. @example "An Peeters" */
  @IsString()
  @MaxLength(200)
  name!: string;

  /** Country code of the phone number. @example +32 */
  @IsString()
  @MaxLength(10)
  phoneCountryCode: string = '+32';

  /** Phone number; spaces, dots and a leading zero are mended. @example "0470 12 34 56" */
  @IsString()
  @MaxLength(40)
  phoneNumber!: string;

  /** One e-mail address. @example an.peeters@example.be */
  @IsString()
  @MaxLength(320)
  email!: string;

  /** Language of messages to the contact person. @example nl */
  @IsIn(LANGUAGES)
  language!: Language;

  /** Role or function in the organisation. To 80 characters. @example "Payroll manager" */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  function?: string | null;
}

/** The contact of a sender, and the sender itself. */
export class ContactDto {
  /** @example "An Peeters" */
  name!: string;
  /** @example +32 */
  phoneCountryCode!: string;
  /** E.164. @example +32470123456 */
  phoneNumber!: string;
  /** @example an.peeters@example.be */
  email!: string;
  language!: Language;
  /** @example Payroll manager */
  function!: string | null;
  sender!: SenderDto;
}

export class SenderDto {
  /** Six digits, as text. @example 101870 */
  number!: string;
  /** @example 0566988259 */
  organisationNumber!: string;
  /** @example "APK Recycling" */
  organisationName!: string;
  context!: 'ENTERPRISE' | 'PROFESSIONAL';
  /** @example EMPLOYER */
  capacity!: string;
}
