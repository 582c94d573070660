import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsBase64,
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, type Channel } from '../../account/channel/channel.js';
import { ContactInputDto } from '../../contact/contact.dto.js';
import { CONTEXTS, type Context } from '../../identity/mandate.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';

/** Of the form of the file; one that changes so that older files are no longer understood gets the next number. */
export const FORMAT_VERSION = 1;

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2}))?$/;
const MOMENT_MESSAGE = 'A day or a moment in ISO 8601: 2011-03-01 or 2011-03-01T09:30:00Z.';
/** Two thirds of it are what a certificate may have. */
const LONGEST_CONTENT = 100_000;

/** The first line: what file this is. */
export class AdoptionHeaderDto {
  @IsIn(['adoption'])
  record!: 'adoption';

  @Equals(FORMAT_VERSION, { message: `The version of this format: ${FORMAT_VERSION}, as a number.` })
  version!: number;
}

/** A sender, before its accounts. */
export class SenderRecordDto {
  @IsIn(['sender'])
  record!: 'sender';

  /** Kept for ever, leading zeros included. */
  @Matches(/^[0-9]{6}$/, { message: 'Six digits, as text, with their leading zeros.' })
  number!: string;

  @IsString()
  @MaxLength(10)
  organisationNumber!: string;

  @IsString()
  @MaxLength(200)
  organisationName!: string;

  @IsIn(CONTEXTS)
  context!: Context;

  @Matches(/^[A-Z][A-Z_]{0,59}$/, { message: 'Capital letters and underscores, as in the sign-in: EMPLOYER.' })
  capacity!: string;

  @MayBeAbsent()
  @Matches(MOMENT, { message: MOMENT_MESSAGE })
  createdAt?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ContactInputDto)
  contact!: ContactInputDto;
}

export class CertificateRecordDto {
  @IsString()
  @MaxLength(200)
  name!: string;

  @IsString()
  @MaxLength(255)
  fileName!: string;

  @IsBase64()
  @MaxLength(LONGEST_CONTENT)
  content!: string;
}

/** An account of a sender that stands before it in the file, or that ChaMan knows. */
export class AccountRecordDto {
  @IsIn(['account'])
  record!: 'account';

  @Matches(/^[0-9]{6}$/, { message: 'The sender’s number: six digits, as text.' })
  sender!: string;

  @IsIn(CHANNELS)
  channel!: Channel;

  @IsString()
  @MaxLength(200)
  name!: string;

  /** FTP, SFTP: the whole name at the file-transfer server, `EXP` included. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(20)
  login?: string;

  /** REST. */
  @MayBeAbsent()
  @Matches(/^[!-~]{1,200}$/, { message: 'A client id: 1 to 200 visible characters, no spaces.' })
  clientId?: string;

  /** FTP, SFTP, SOAP: the user name in the certificate registry until now, where it is not the login. */
  @MayBeAbsent()
  @Matches(/^[^\p{Cc}\p{Cs}]{1,200}$/u, { message: '1 to 200 characters on one line.' })
  registryName?: string;

  /** FTP, SFTP, REST: by code, or by name in any of the four languages. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @ArrayUnique()
  permissions?: string[];

  /** FTP: where it is absent, the file-transfer server keeps the password that it has. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(300)
  passwordHash?: string;

  /** SFTP. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(16_000)
  sshPublicKey?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CertificateRecordDto)
  certificates!: CertificateRecordDto[];

  /** Known everywhere, and nobody gets in with it, until operations enable it. */
  @MayBeAbsent()
  @IsBoolean({ message: 'true or false.' })
  disabled?: boolean;

  @MayBeAbsent()
  @Matches(MOMENT, { message: MOMENT_MESSAGE })
  createdAt?: string;
}

export type AdoptionRecord = AdoptionHeaderDto | SenderRecordDto | AccountRecordDto;
