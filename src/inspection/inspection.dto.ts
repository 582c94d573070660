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

  /** The file's bytes in base64 (RFC 4648). @example MIIBszCCAVmgAwIBAgIUEQ== */
  @IsString()
  @IsBase64()
  @MaxLength(LONGEST_CONTENT)
  content!: string;
}

export class InspectSshKeyDto {
  /** One SSH public key: an OpenSSH line, RFC 4716 or PEM. Never a private key. @example "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN9cNkZ8ctd8E+vKJXgdYVGGkrNtJ3ykRRGzgYg7fJZl payroll" */
  @IsString()
  @MaxLength(LONGEST_CONTENT)
  text!: string;
}

export class InForceDto {
  /** First day. @example 2026-01-01 */
  from?: string;
  /** Last day. @example 2027-12-31 */
  until?: string;
}

export class RuleResultDto {
  /** Stable name of the rule. @example key-size */
  rule!: string;
  /** `warning`: worth knowing, nothing stands in the way. @example fail */
  @IsIn(VERDICTS)
  verdict!: (typeof VERDICTS)[number];
  /** What is asked, in the language of the request. @example "An RSA key of at least 2048 bits." */
  demand!: string;
  /** What was found instead. @example "An RSA key of 1024 bits." */
  found?: string;
  /** How to mend it. @example "Make a new key of 2048 bits or more." */
  remedy?: string;
  /** Where the demand comes from. @example "RFC 5280, section 4.1.2.5" */
  citation!: string;
  /** Days between which the rule is in force, UTC; always where absent. */
  inForce?: InForceDto;
}

export class CertificateKeyDto {
  /** @example RSA */
  type!: string;
  /** @example 2048 */
  bits!: number | null;
  /** Of an EC key. @example P-384 */
  curve!: string | null;
}

export class CertificateFactsDto {
  /** Common name of the subject. @example payroll.example.be */
  owner!: string | null;
  /** @example APK Recycling */
  organisation!: string | null;
  /** Common name of the issuer, or its whole name where it has none. @example "Example Issuing CA" */
  issuer!: string;
  /** @example 2026-03-01T10:15:00.000Z */
  validFrom!: Date;
  /** @example 2027-03-01T10:15:00.000Z */
  expiresAt!: Date;
  /** Decimal, as text: real ones reach 48 digits. @example 412263158203817501928374655647382910 */
  serialNumber!: string;
  /** SHA-256 of the certificate, hexadecimal. @example 5f1c0a7d9be2438c61d4f0b7a2935e8c417d6b20f9a83e5c7d1b4f62a0e9c385 */
  fingerprintSha256!: string;
  /** SHA-256 of the public key, hexadecimal. @example c2a94e1f07b8d35629fe40c1ab73d85e6f0291c4d7b3a85e19f6420dcb7e3a18 */
  publicKeySha256!: string;
  key!: CertificateKeyDto;
  /** @example sha256WithRSAEncryption */
  signatureAlgorithm!: string;
  /** Its own key verifies its signature. @example false */
  selfSigned!: boolean;
}

export class CertificateInspectionDto {
  /** @example false */
  accepted!: boolean;
  /** What the certificate says; null where the file does not hold exactly one. */
  facts!: CertificateFactsDto | null;
  /** Every rule in force, passed or not. */
  results!: RuleResultDto[];
}

export class SshKeyFactsDto {
  /** @example ssh-ed25519 */
  type!: string;
  /** @example 256 */
  bits!: number;
  /** As OpenSSH shows it. @example SHA256:… */
  fingerprint!: string;
  /** @example payroll */
  comment!: string;
}

export class SshKeyInspectionDto {
  /** @example false */
  accepted!: boolean;
  /** What the key says; null where no single key could be read. */
  facts!: SshKeyFactsDto | null;
  /** The key as it would be stored and sent on; null when it is refused. */
  canonical!: string | null;
  /** Every rule, passed or not. */
  results!: RuleResultDto[];
}
