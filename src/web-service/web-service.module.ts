import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { WebServiceAccountController } from './web-service-account.controller.js';
import { WebServiceCertificatesController } from './web-service-certificates.controller.js';

@Module({ imports: [AccountModule], controllers: [WebServiceAccountController, WebServiceCertificatesController] })
export class WebServiceModule {}
