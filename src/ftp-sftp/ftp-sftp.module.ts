import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { FtpSftpAccountController } from './ftp-sftp-account.controller.js';
import { FtpSftpCredentialsController } from './ftp-sftp-credentials.controller.js';

@Module({ imports: [AccountModule], controllers: [FtpSftpAccountController, FtpSftpCredentialsController] })
export class FtpSftpModule {}
