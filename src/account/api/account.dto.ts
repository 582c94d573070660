import { IsBase64, IsIn, IsString, MaxLength } from 'class-validator';
import { ACCOUNT_STATES, type AccountState } from '../account-state.js';
import { PART_STATES, type PartState } from '../part-state.js';

export class CertificateUploadDto {
  /** Your own name for the certificate. 1 to 80 characters. @example Production 2026 */
  @IsString()
  @MaxLength(200)
  name!: string;

  /** Name of the uploaded file; ends in `.cer`. @example production.cer */
  @IsString()
  @MaxLength(255)
  fileName!: string;

  /** The file's bytes in base64 (RFC 4648). At most 64 KiB before encoding. */
  @IsString()
  @IsBase64()
  @MaxLength(96_000)
  content!: string;
}

export class GrantedPermissionDto {
  code!: string;
  /** Label in the language of the request. */
  label!: string;
  /** Whether gateways have it: being added, in force or being removed. */
  @IsIn(PART_STATES)
  state!: PartState;
}

export class CertificateDto {
  id!: string;
  name!: string;
  fileName!: string;
  /** Common name of the subject. */
  owner!: string | null;
  organisation!: string | null;
  /** Common name of the issuer. */
  issuer!: string | null;
  expiresAt!: Date;
  /** Decimal, as text. */
  serialNumber!: string;
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprintSha256!: string;
  /** SHA-256 of the public key, hexadecimal. */
  publicKeySha256!: string;
  /** Kind and size of the key. @example RSA 2048 */
  keyName!: string | null;
  @IsIn(PART_STATES)
  state!: PartState;
}

/** Why an account is not there yet, and what happens next, in plain words. */
export class AccountProgressDto {
  detail!: string;
  whatHappensNext!: string;
}

/** What every account shows. */
export class AccountDto {
  id!: string;
  name!: string;
  @IsIn(ACCOUNT_STATES)
  state!: AccountState;
  /** Since when it is in this state. */
  stateSince!: Date;
  /** Present while the account is not what was asked for. */
  progress!: AccountProgressDto | null;
  /** Raised by every change; the ETag. */
  revision!: number;
  createdAt!: Date;
  permissions!: GrantedPermissionDto[];
}
