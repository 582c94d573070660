import { IsIn, IsString, MaxLength } from 'class-validator';
import { ACCOUNT_STATES, type AccountState } from '../account/account-state.js';
import { CHANNELS, type Channel } from '../account/channel/channel.js';
import { PART_STATES, type PartState } from '../account/part-state.js';
import { SenderDto } from '../contact/contact.dto.js';
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';
import { PageQueryDto } from '../platform/http/page-query.dto.js';

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
  /** What gateways grant for it: the OAuth2 scope (REST), or the folder (FTP, SFTP). @example EXPDIMONA */
  grant!: string;
  /** `pending`: asked for, not everywhere yet · `live`: in force · `removing`: no longer wanted, but gateways may still grant it. */
  @IsIn(PART_STATES)
  state!: PartState;
}

export class LookedUpCertificateDto {
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
  /** Decimal, as text: real ones reach 48 digits. @example 412263158203817501928374655647382910 */
  serialNumber!: string;
  /** @example 2026-03-01T10:15:00.000Z */
  validFrom!: Date;
  /** @example 2027-03-01T10:15:00.000Z */
  expiresAt!: Date;
  /** SHA-256 of the certificate, hexadecimal. @example 5f1c0a7d9be2438c61d4f0b7a2935e8c417d6b20f9a83e5c7d1b4f62a0e9c385 */
  fingerprintSha256!: string;
  /** SHA-256 of the public key, hexadecimal. @example c2a94e1f07b8d35629fe40c1ab73d85e6f0291c4d7b3a85e19f6420dcb7e3a18 */
  publicKeySha256!: string;
  /** As for permissions: a certificate that is `removing` may still be accepted by gateways. */
  @IsIn(PART_STATES)
  state!: PartState;
  /** The certificate itself: DER in base64. @example MIIBszCCAVmgAwIBAgIUEQ== */
  content!: string;
}

export class LookedUpSshKeyDto {
  /** @example ssh-ed25519 */
  type!: string;
  /** @example 256 */
  bits!: number;
  /** As OpenSSH shows it. @example SHA256:… */
  fingerprint!: string;
  @IsIn(PART_STATES)
  state!: PartState;
}

/** An account as it is wanted; the states of its parts tell what is in force. It is shown until its deletion is confirmed everywhere. */
export class LookedUpAccountDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  id!: string;
  /** Six digits, as text. @example 101870 */
  senderNumber!: string;
  @IsIn(CHANNELS)
  channel!: Channel;
  /** @example "Payroll transfers" */
  name!: string;
  /** What an FTP or SFTP account signs in with. @example EXPpayroll1 */
  login!: string | null;
  /** Of a REST account; null until it was given one. */
  clientId!: string | null;
  @IsIn(ACCOUNT_STATES)
  state!: AccountState;
  /** Since when it is in this state. @example 2026-03-01T10:15:07.000Z */
  stateSince!: Date;
  /** Raised by every change. @example 1 */
  revision!: number;
  /** The newest revision that every gateway confirmed; lower than `revision` while a change is under way. @example 1 */
  confirmedRevision!: number;
  /** @example 2026-03-01T10:15:00.000Z */
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
