import { Module } from '@nestjs/common';
import { CertificateInspectionController } from './certificate-inspection.controller.js';
import { SshKeyInspectionController } from './ssh-key-inspection.controller.js';

/** The verdict without saving, from the same rules that creation is judged by, and the rules themselves. */
@Module({ controllers: [CertificateInspectionController, SshKeyInspectionController] })
export class InspectionModule {}
