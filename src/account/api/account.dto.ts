import { IsBase64, IsIn, IsString, MaxLength } from 'class-validator';
import { ACCOUNT_STATES, type AccountState } from '../account-state.js';
import { PART_STATES, type PartState } from '../part-state.js';

export class CertificateUploadDto {
  /** Your own name for the certificate. 1 to 80 characters. @example "Production 2026" */
  @IsString()
  @MaxLength(200)
  name!: string;

  /** Name of the uploaded file; ends in `.cer`. @example production.cer */
  @IsString()
  @MaxLength(255)
  fileName!: string;

  /** The file's bytes in base64 (RFC 4648). At most 64 KiB before encoding. @example MIIBszCCAVmgAwIBAgIUEQ== */
  @IsString()
  @IsBase64()
  @MaxLength(96_000)
  content!: string;
}

export class GrantedPermissionDto {
  /** @example DIMONA_V2 */
  code!: string;
  /** Label in the language of the request. @example "Immediate declaration of employment" */
  label!: string;
  /** Whether gateways have it: being added, in force or being removed. */
  @IsIn(PART_STATES)
  state!: PartState;
}

export class CertificateDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f51 */
  id!: string;
  /** @example "Production 2026" */
  name!: string;
  /** @example production.cer */
  fileName!: string;
  /** Common name of the subject. @example payroll.example.be */
  owner!: string | null;
  /** @example APK Recycling */
  organisation!: string | null;
  /** Common name of the issuer. @example Example Issuing CA */
  issuer!: string | null;
  /** @example 2027-03-01T10:15:00.000Z */
  expiresAt!: Date;
  /** Decimal, as text. @example 412263158203817501928374655647382910 */
  serialNumber!: string;
  /** SHA-256 of the certificate, hexadecimal. @example 5f1c0a7d9be2438c61d4f0b7a2935e8c417d6b20f9a83e5c7d1b4f62a0e9c385 */
  fingerprintSha256!: string;
  /** SHA-256 of the public key, hexadecimal. @example c2a94e1f07b8d35629fe40c1ab73d85e6f0291c4d7b3a85e19f6420dcb7e3a18 */
  publicKeySha256!: string;
  /** Kind and size of the key. @example RSA 2048 */
  keyName!: string | null;
  @IsIn(PART_STATES)
  state!: PartState;
}

/** What went wrong last. */
export class AccountFailureDto {
  /** @example "The system did not answer, or could not handle the request." */
  text!: string;
  /** @example 2026-03-01T10:15:07.000Z */
  at!: Date;
}

/** Why an account is not there yet, and what happens next, in plain words. */
export class AccountProgressDto {
  /** The system that the account waits for. @example "the file server" */
  step!: string;
  /** Since when it stands like this there. @example 2026-03-01T10:15:02.000Z */
  since!: Date;
  /** @example "A system cannot be reached at the moment." */
  detail!: string;
  /** What went wrong there last; null when nothing did. */
  lastFailure!: AccountFailureDto | null;
  /** When that system is tried again by itself; null where it is not, or is at this moment. @example 2026-03-01T10:16:02.000Z */
  triedNextAt!: Date | null;
  /** @example "We try again automatically. You need not do anything." */
  whatHappensNext!: string;
}

/** That the account was taken out of use by the people who run ChaMan. */
export class AccountDisabledDto {
  /** @example 2026-03-01T10:15:00.000Z */
  since!: Date;
  /** What it means, and whom to ask. @example "The people who run ChaMan have disabled this account: nobody gets in with it. Contact the help desk to ask why, and what is needed." */
  text!: string;
}

/** What every account shows. */
export class AccountDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  id!: string;
  /** @example "Payroll transfers" */
  name!: string;
  /** What your organisation wrote about it for itself; no other system learns of it. @example "Runs on the server in Ghent; ask Bruno" */
  note!: string | null;
  @IsIn(ACCOUNT_STATES)
  state!: AccountState;
  /** Since when it is in this state. @example 2026-03-01T10:15:07.000Z */
  stateSince!: Date;
  /** Present while the account is not what was asked for. */
  progress!: AccountProgressDto | null;
  /** Present from the moment on that it was disabled; the state is `disabled` once every system has confirmed. */
  disabled!: AccountDisabledDto | null;
  /** Raised by every change; the ETag. @example 1 */
  revision!: number;
  /** @example 2026-03-01T10:15:00.000Z */
  createdAt!: Date;
  permissions!: GrantedPermissionDto[];
}
