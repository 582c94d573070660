import { IsString, MaxLength, MinLength } from 'class-validator';
import { ContactDto, SenderDto } from '../../contact/contact.dto.js';
import { FtpSftpAccountDto } from '../../ftp-sftp/ftp-sftp-account.dto.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { WebServiceAccountDto } from '../../web-service/web-service-account.dto.js';

export class OpsSendersQueryDto extends PageQueryDto {
  /** A sender number, an organisation number (with or without dots and spaces), or a part of the organisation's name. @example recycling */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  q!: string;
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
