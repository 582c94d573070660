import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBase64,
  IsIn,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ACCOUNT_STATES, type AccountState } from '../account/account-state.js';
import { PART_STATES, type PartState } from '../account/part-state.js';
import { IssueDto } from '../platform/http/problem.dto.js';
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';

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

/** A new FTP or SFTP account. An FTP account takes a password, an SFTP account an SSH public key. */
export class CreateFtpSftpAccountDto {
  @IsIn(['FTP', 'SFTP'])
  channel!: 'FTP' | 'SFTP';

  /** Account name, to recognise it by. 1 to 80 characters. @example Payroll transfers */
  @IsString()
  @MaxLength(200)
  name!: string;

  /** Codes of at least one permission offered for the channel. @example ["DIMONA_V2"] */
  @IsArray()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(50)
  permissions!: string[];

  /** User name without the prefix EXP: 1 to 10 letters or digits. It cannot be changed later. @example payroll1 */
  @IsString()
  @MaxLength(100)
  userName!: string;

  /** SFTP: one SSH public key, as an OpenSSH line, RFC 4716 or PEM. Never a private key. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(20_000)
  sshPublicKey?: string;

  /** FTP: 8 to 10 characters, at least two that are not letters. It is never shown again. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  password?: string;

  /** The certificate that the signature files of your declarations are verified with. */
  @IsObject()
  @ValidateNested()
  @Type(() => CertificateUploadDto)
  certificate!: CertificateUploadDto;
}

/** What to change; what is left out stays as it is. */
export class UpdateFtpSftpAccountDto {
  /** 1 to 80 characters. @example Payroll transfers */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  name?: string;

  /** The whole new set, at least one. @example ["DIMONA_V2"] */
  @MayBeAbsent()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(50)
  permissions?: string[];
}

export class ChangePasswordDto {
  /** 8 to 10 characters, at least two that are not letters. It is never shown again. */
  @IsString()
  @MaxLength(100)
  password!: string;
}

export class ReplaceSshPublicKeyDto {
  /** One SSH public key: an OpenSSH line, RFC 4716 or PEM. Never a private key. */
  @IsString()
  @MaxLength(20_000)
  sshPublicKey!: string;
}

export class GrantedPermissionDto {
  code!: string;
  /** Label in the language of the request. */
  label!: string;
  /** Whether gateways have it: being added, in force or being removed. */
  @IsIn(PART_STATES)
  state!: PartState;
}

export class SshPublicKeyDto {
  /** @example ssh-ed25519 */
  type!: string;
  bits!: number;
  /** As OpenSSH shows it. @example SHA256:… */
  fingerprint!: string;
  comment!: string | null;
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
  @IsIn(PART_STATES)
  state!: PartState;
}

/** Why an account is not there yet, and what happens next, in plain words. */
export class AccountProgressDto {
  detail!: string;
  whatHappensNext!: string;
}

export class FtpSftpAccountDto {
  id!: string;
  @IsIn(['FTP', 'SFTP'])
  channel!: 'FTP' | 'SFTP';
  name!: string;
  /** Without prefix. */
  userName!: string;
  /** What to sign in with. @example EXPpayroll1 */
  login!: string;
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
  sshPublicKey!: SshPublicKeyDto | null;
  certificate!: CertificateDto | null;
}

/** An account after something was uploaded to it. */
export class JudgedFtpSftpAccountDto extends FtpSftpAccountDto {
  /** Worth knowing; nothing stands in the way. */
  warnings!: IssueDto[];
}

export class FtpSftpAccountListDto {
  items!: FtpSftpAccountDto[];
}
