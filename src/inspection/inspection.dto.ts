import { IsBase64, IsIn, IsString, MaxLength } from 'class-validator';
import { CHANNELS, type Channel } from '../account/channel/channel.js';

/** More than may be uploaded, so that a file that is too large is judged and explained too. */
const LONGEST_CONTENT = 131_072;
const VERDICTS = ['pass', 'fail', 'warning', 'not-applicable'] as const;

export class InspectCertificateDto {
  /** The channel whose rules are asked for. */
  @IsIn(CHANNELS)
  channel!: Channel;

  /** Name of the file; ends in `.cer`. @example production.cer */
  @IsString()
  @MaxLength(255)
  fileName!: string;

  /** The file's bytes in base64 (RFC 4648). */
  @IsString()
  @IsBase64()
  @MaxLength(LONGEST_CONTENT)
  content!: string;
}

export class InspectSshKeyDto {
  /** One SSH public key: an OpenSSH line, RFC 4716 or PEM. Never a private key. */
  @IsString()
  @MaxLength(LONGEST_CONTENT)
  text!: string;
}

export class InForceDto {
  /** First day. @example 2026-01-01 */
  from?: string;
  /** Last day. @example 2025-12-31 */
  until?: string;
}

export class RuleResultDto {
  /** Stable name of the rule. @example key-size */
  rule!: string;
  /** `warning`: worth knowing, nothing stands in the way. */
  @IsIn(VERDICTS)
  verdict!: (typeof VERDICTS)[number];
  /** What is asked, in the language of the request. */
  demand!: string;
  /** What was found instead. */
  found?: string;
  /** How to mend it. */
  remedy?: string;
  /** Where the demand comes from. */
  citation!: string;
  /** Days between which the rule is in force, UTC; always where absent. */
  inForce?: InForceDto;
}

export class CertificateKeyDto {
  /** @example RSA */
  type!: string;
  bits!: number | null;
  /** Of an EC key. @example P-384 */
  curve!: string | null;
}

export class CertificateFactsDto {
  /** Common name of the subject. */
  owner!: string | null;
  organisation!: string | null;
  /** Common name of the issuer, or its whole name where it has none. */
  issuer!: string;
  validFrom!: Date;
  expiresAt!: Date;
  /** Decimal, as text: real ones reach 48 digits. */
  serialNumber!: string;
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprintSha256!: string;
  /** SHA-256 of the public key, hexadecimal. */
  publicKeySha256!: string;
  key!: CertificateKeyDto;
  /** @example sha256WithRSAEncryption */
  signatureAlgorithm!: string;
  /** Its own key verifies its signature. */
  selfSigned!: boolean;
}

export class CertificateInspectionDto {
  accepted!: boolean;
  /** What the certificate says; null where the file does not hold exactly one. */
  facts!: CertificateFactsDto | null;
  /** Every rule in force, passed or not. */
  results!: RuleResultDto[];
}

export class SshKeyFactsDto {
  /** @example ssh-ed25519 */
  type!: string;
  bits!: number;
  /** As OpenSSH shows it. @example SHA256:… */
  fingerprint!: string;
  comment!: string;
}

export class SshKeyInspectionDto {
  accepted!: boolean;
  /** What the key says; null where no single key could be read. */
  facts!: SshKeyFactsDto | null;
  /** The key as it would be stored and sent on; null when it is refused. */
  canonical!: string | null;
  /** Every rule, passed or not. */
  results!: RuleResultDto[];
}
