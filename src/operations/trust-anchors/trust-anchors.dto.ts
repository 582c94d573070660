import { Type } from 'class-transformer';
import { IsBase64, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { CHANNELS, type Channel } from '../../account/channel/channel.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';

export class AuthorityDto {
  subject!: string;
  issuer!: string;
  /** Decimal, as text. */
  serialNumber!: string;
  /** Moments in UTC. */
  notBefore!: string;
  notAfter!: string;
  /** Lower-case hexadecimal. */
  sha256!: string;
  /** Self-signed certificates are anchors; all others only lead to one. */
  @IsIn(['anchor', 'intermediate'])
  role!: 'anchor' | 'intermediate';
  /** Name of the file in the folder. */
  file!: string;
  /** `expiring`: within 60 days. */
  @IsIn(['valid', 'expiring', 'expired', 'not-yet-valid'])
  validity!: 'valid' | 'expiring' | 'expired' | 'not-yet-valid';
}

export class FailedReloadDto {
  at!: string;
  /** File and reason, in English. */
  reason!: string;
  /** Whether the folder is still unusable; the anchors below are then older than the folder. */
  standing!: boolean;
}

export class TrustAnchorsDto {
  /** When these came into force, in the process that answers. */
  loadedAt!: string;
  /** SHA-256 over the folder's files: processes that show the same trust the same. */
  digest!: string;
  lastFailedReload!: FailedReloadDto | null;
  items!: AuthorityDto[];
}

export class ImpactQueryDto {
  /** `next` of the page before. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;

  /** How many certificates are judged for one page; only the stranded ones are listed. 1 to 1000, 200 where absent. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}

export class CandidateDto extends ImpactQueryDto {
  /** The whole folder that is meant to come, as one PEM bundle in base64 (RFC 4648), or one DER certificate. */
  @IsString()
  @IsBase64()
  @MaxLength(120_000)
  content!: string;
}

export class StrandedAccountDto {
  senderNumber!: string;
  organisationName!: string;
  accountId!: string;
  accountName!: string;
  @IsIn(CHANNELS)
  channel!: Channel;
  certificateId!: string;
  certificateName!: string;
  /** Lower-case hexadecimal. */
  certificateSha256!: string;
  issuer!: string | null;
  /** The rule that fails. @example untrusted-issuer */
  rule!: string;
  /** What was found, in the language of the request. */
  found!: string;
  /** Stranded by the anchors in force already. */
  alreadyStranded!: boolean;
}

export class ImpactDto {
  /** How many certificates of living accounts this page judged. */
  judged!: number;
  items!: StrandedAccountDto[];
  /** Ask again with `after` set to this; null on the last page. */
  next!: string | null;
}
