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
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';
import { IssueDto } from '../platform/http/problem.dto.js';
import { CHANNELS, type WebServiceChannel } from './web-service-channels.js';

/** A new SOAP or REST account. A REST account carries permissions, a SOAP account has none. */
export class CreateWebServiceAccountDto {
  /** @example REST */
  @IsIn(CHANNELS)
  channel!: WebServiceChannel;

  /** Account name, to recognise it by. 1 to 80 characters. @example "Payroll interface" */
  @IsString()
  @MaxLength(200)
  name!: string;

  /** REST: codes of at least one permission offered for the channel. SOAP: leave it out. @example ["DIMONA_DECLARE"] */
  @MayBeAbsent()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(50)
  permissions?: string[];

  /** REST: its key signs the client assertions; self-signed is allowed. SOAP: it signs the WS-Security header. */
  @IsObject()
  @ValidateNested()
  @Type(() => CertificateUploadDto)
  certificate!: CertificateUploadDto;
}

/** What to change; what is left out stays as it is. */
export class UpdateWebServiceAccountDto {
  /** 1 to 80 characters. @example "Payroll interface" */
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

  /** REST: the whole new set, at least one. @example ["DIMONA_DECLARE"] */
  @MayBeAbsent()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(50)
  permissions?: string[];
}

export class WebServiceCertificateDto extends CertificateDto {
  /** RFC 7638 thumbprint of the key: the `kid` of an assertion signed with it. @example NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs */
  keyId!: string | null;
}

export class WebServiceCertificateListDto {
  items!: WebServiceCertificateDto[];
}

export class WebServiceAccountDto extends AccountDto {
  /** @example REST */
  @IsIn(CHANNELS)
  channel!: WebServiceChannel;
  /** REST: who the account is at the authorization server, once it knows it. SOAP: null. @example self_service_chaman_101870_usjzl4xayy */
  clientId!: string | null;
  /** When the first of the certificates that are wanted expires. @example 2027-03-01T10:15:00.000Z */
  expiresNext!: Date | null;
  /** Whether assertions have to name their key by `kid`: two certificates have keys of one type. @example false */
  keyIdRequired!: boolean;
  certificates!: WebServiceCertificateDto[];
}

/** An account after its certificates changed. */
export class JudgedWebServiceAccountDto extends WebServiceAccountDto {
  /** Worth knowing; nothing stands in the way. */
  warnings!: IssueDto[];
}

export class WebServiceAccountListDto {
  items!: WebServiceAccountDto[];
}
