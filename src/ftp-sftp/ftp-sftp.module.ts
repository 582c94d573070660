import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { FtpSftpAccountController } from './ftp-sftp-account.controller.js';

@Module({ imports: [AccountModule], controllers: [FtpSftpAccountController] })
export class FtpSftpModule {}
