import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { ContactDto, SenderDto } from '../../contact/contact.dto.js';
import { FtpSftpAccountDto } from '../../ftp-sftp/ftp-sftp-account.dto.js';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';
import { WebServiceAccountDto } from '../../web-service/web-service-account.dto.js';

export class OpsSendersQueryDto {
  /** A sender number, an organisation number (with or without dots and spaces), or a part of the organisation's name. @example recycling */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  q!: string;

  /** `next` of the page before. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  after?: string;

  /** Most senders of a page. 1 to 200, 50 where absent. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

export class OpsSenderPageDto {
  items!: SenderDto[];
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}

/** A sender as its own people see it. */
export class OpsSenderViewDto {
  contact!: ContactDto;
  ftpSftpAccounts!: FtpSftpAccountDto[];
  webServiceAccounts!: WebServiceAccountDto[];
}
