import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { ACCOUNT_STATES, type AccountState } from '../account/account-state.js';
import { CHANNELS, type Channel } from '../account/channel/channel.js';
import { PART_STATES, type PartState } from '../account/part-state.js';
import { SenderDto } from '../contact/contact.dto.js';
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';

class PageQueryDto {
  /** `next` of the page before; without it, the first page. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  after?: string;

  /** Most items of a page. 1 to 200, 50 where absent. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export class SenderQueryDto extends PageQueryDto {
  /** Only senders of this organisation (KBO/CBE), in each of its capacities. @example 0566988259 */
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  organisationNumber?: string;
}

/** Exactly one of `clientId`, `userName` and `certificateSha256`. */
export class AccountQueryDto extends PageQueryDto {
  /** REST accounts have one. Older forms are found too. @example self_service_expeditor_2214 */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  clientId?: string;

  /** User name of an FTP or SFTP account, with or without EXP, in any case. @example payroll1 */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  userName?: string;

  /** SHA-256 of a certificate: 64 hexadecimal digits, in any case, with or without colons. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  certificateSha256?: string;
}

export class SenderPageDto {
  items!: SenderDto[];
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}

/** A permission that the account has, is getting or is losing. */
export class LookedUpPermissionDto {
  /** Stable code. @example DIMONA_V2 */
  code!: string;
  /** What gateways grant for it: the OAuth2 scope (REST), or the folder (FTP, SFTP). */
  grant!: string;
  /** `pending`: asked for, not everywhere yet · `live`: in force · `removing`: no longer wanted, but gateways may still grant it. */
  @IsIn(PART_STATES)
  state!: PartState;
}

export class LookedUpCertificateDto {
  id!: string;
  name!: string;
  fileName!: string;
  /** Common name of the subject. */
  owner!: string | null;
  organisation!: string | null;
  /** Common name of the issuer. */
  issuer!: string | null;
  /** Decimal, as text: real ones reach 48 digits. */
  serialNumber!: string;
  validFrom!: Date;
  expiresAt!: Date;
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprintSha256!: string;
  /** SHA-256 of the public key, hexadecimal. */
  publicKeySha256!: string;
  /** As for permissions: a certificate that is `removing` may still be accepted by gateways. */
  @IsIn(PART_STATES)
  state!: PartState;
  /** The certificate itself: DER in base64. */
  content!: string;
}

export class LookedUpSshKeyDto {
  /** @example ssh-ed25519 */
  type!: string;
  bits!: number;
  /** As OpenSSH shows it. @example SHA256:… */
  fingerprint!: string;
  @IsIn(PART_STATES)
  state!: PartState;
}

/** An account as it is wanted; the states of its parts tell what is in force. It is shown until its deletion is confirmed everywhere. */
export class LookedUpAccountDto {
  id!: string;
  /** Six digits, as text. @example 101870 */
  senderNumber!: string;
  @IsIn(CHANNELS)
  channel!: Channel;
  name!: string;
  /** What an FTP or SFTP account signs in with. @example EXPpayroll1 */
  login!: string | null;
  /** Of a REST account; null until it was given one. */
  clientId!: string | null;
  @IsIn(ACCOUNT_STATES)
  state!: AccountState;
  /** Since when it is in this state. */
  stateSince!: Date;
  /** Raised by every change. */
  revision!: number;
  /** The newest revision that every gateway confirmed; lower than `revision` while a change is under way. */
  confirmedRevision!: number;
  createdAt!: Date;
  /** Present while gateways are still confirming that it is gone. */
  deletedAt!: Date | null;
  permissions!: LookedUpPermissionDto[];
  certificates!: LookedUpCertificateDto[];
  sshPublicKeys!: LookedUpSshKeyDto[];
}

export class LookedUpAccountListDto {
  items!: LookedUpAccountDto[];
}

export class LookedUpAccountPageDto extends LookedUpAccountListDto {
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}
