import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
  ValidateIf,
} from 'class-validator';
import { AccountDto, CertificateDto, CertificateUploadDto } from '../account/api/account.dto.js';
import { PART_STATES, type PartState } from '../account/part-state.js';
import { IssueDto } from '../platform/http/problem.dto.js';
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';

/** A new FTP or SFTP account. An FTP account takes a password, an SFTP account an SSH public key. */
export class CreateFtpSftpAccountDto {
  /** @example SFTP */
  @IsIn(['FTP', 'SFTP'])
  channel!: 'FTP' | 'SFTP';

  /** Account name, to recognise it by. 1 to 80 characters. @example "Payroll transfers" */
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

  /** SFTP: one SSH public key, as an OpenSSH line, RFC 4716 or PEM. Never a private key. @example "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN9cNkZ8ctd8E+vKJXgdYVGGkrNtJ3ykRRGzgYg7fJZl payroll" */
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
  /** 1 to 80 characters. @example "Payroll transfers" */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  name?: string;

  /** A note for your own organisation, to 300 characters; null erases it. @example \"Runs on the server in Ghent; ask Bruno\" */
  @MayBeAbsent()
  @ValidateIf((_change, note) => note !== null)
  @IsString()
  @MaxLength(1000)
  note?: string | null;

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
  /** 8 to 10 characters, at least two that are not letters. It is never shown again. @example Perm:1t% */
  @IsString()
  @MaxLength(100)
  password!: string;
}

export class ReplaceSshPublicKeyDto {
  /** One SSH public key: an OpenSSH line, RFC 4716 or PEM. Never a private key. @example "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN9cNkZ8ctd8E+vKJXgdYVGGkrNtJ3ykRRGzgYg7fJZl payroll" */
  @IsString()
  @MaxLength(20_000)
  sshPublicKey!: string;
}

export class SshPublicKeyDto {
  /** @example ssh-ed25519 */
  type!: string;
  /** @example 256 */
  bits!: number;
  /** As OpenSSH shows it. @example SHA256:… */
  fingerprint!: string;
  /** @example payroll */
  comment!: string | null;
  @IsIn(PART_STATES)
  state!: PartState;
}

export class FtpSftpAccountDto extends AccountDto {
  /** @example SFTP */
  @IsIn(['FTP', 'SFTP'])
  channel!: 'FTP' | 'SFTP';
  /** Without prefix. @example payroll1 */
  userName!: string;
  /** What to sign in with. @example EXPpayroll1 */
  login!: string;
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
