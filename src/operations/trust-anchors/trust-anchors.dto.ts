import { Type } from 'class-transformer';
import { IsBase64, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { CHANNELS, type Channel } from '../../account/channel/channel.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';

export class AuthorityDto {
  /** @example "CN=Example Root CA" */
  subject!: string;
  /** @example "CN=Example Root CA" */
  issuer!: string;
  /** Decimal, as text. @example 412263158203817501928374655647382910 */
  serialNumber!: string;
  /** Moments in UTC. @example 2020-01-01T00:00:00.000Z */
  notBefore!: string;
  /** @example 2040-01-01T00:00:00.000Z */
  notAfter!: string;
  /** Lower-case hexadecimal. @example 5f1c0a7d9be2438c61d4f0b7a2935e8c417d6b20f9a83e5c7d1b4f62a0e9c385 */
  sha256!: string;
  /** Self-signed certificates are anchors; all others only lead to one. */
  @IsIn(['anchor', 'intermediate'])
  role!: 'anchor' | 'intermediate';
  /** Name of the file in the folder. @example root.pem */
  file!: string;
  /** `expiring`: within 60 days. */
  @IsIn(['valid', 'expiring', 'expired', 'not-yet-valid'])
  validity!: 'valid' | 'expiring' | 'expired' | 'not-yet-valid';
}

export class FailedReloadDto {
  /** @example 2026-03-01T10:15:00.000Z */
  at!: string;
  /** File and reason, in English. @example "root.pem: not a certificate" */
  reason!: string;
  /** Whether the folder is still unusable; the anchors below are then older than the folder. @example false */
  standing!: boolean;
}

export class TrustAnchorsDto {
  /** When these came into force, in the process that answers. @example 2026-03-01T10:15:00.000Z */
  loadedAt!: string;
  /** SHA-256 over the folder's files: processes that show the same trust the same. @example c2a94e1f07b8d35629fe40c1ab73d85e6f0291c4d7b3a85e19f6420dcb7e3a18 */
  digest!: string;
  lastFailedReload!: FailedReloadDto | null;
  items!: AuthorityDto[];
}

export class ImpactQueryDto {
  /** `next` of the page before. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;

  /** How many certificates are judged for one page; only the stranded ones are listed. 1 to 1000, 200 where absent. @example 50 */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}

export class CandidateDto extends ImpactQueryDto {
  /** The whole folder that is meant to come, as one PEM bundle in base64 (RFC 4648), or one DER certificate. @example MIIBszCCAVmgAwIBAgIUEQ== */
  @IsString()
  @IsBase64()
  @MaxLength(120_000)
  content!: string;
}

export class StrandedAccountDto {
  /** @example 101870 */
  senderNumber!: string;
  /** @example "APK Recycling" */
  organisationName!: string;
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  accountId!: string;
  /** @example "Payroll transfers" */
  accountName!: string;
  @IsIn(CHANNELS)
  channel!: Channel;
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f51 */
  certificateId!: string;
  /** @example "Production 2026" */
  certificateName!: string;
  /** Lower-case hexadecimal. @example 5f1c0a7d9be2438c61d4f0b7a2935e8c417d6b20f9a83e5c7d1b4f62a0e9c385 */
  certificateSha256!: string;
  /** @example Example Issuing CA */
  issuer!: string | null;
  /** The rule that fails. @example untrusted-issuer */
  rule!: string;
  /** What was found, in the language of the request. @example "The issuer is not trusted: Example Issuing CA." */
  found!: string;
  /** Stranded by the anchors in force already. @example false */
  alreadyStranded!: boolean;
}

export class ImpactDto {
  /** How many certificates of living accounts this page judged. @example 200 */
  judged!: number;
  items!: StrandedAccountDto[];
  /** Ask again with `after` set to this; null on the last page. */
  next!: string | null;
}
