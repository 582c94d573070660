import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ContactModule } from '../contact/contact.module.js';
import { AuditEventsController } from './reading/audit-events.controller.js';
import { AuditTrailReader } from './reading/audit-trail.reader.js';
import { OpsAuditEventsController } from './reading/ops-audit-events.controller.js';
import { REFUSAL_CONFIG, type RefusalConfig } from './refusal/refusal.config.js';
import { RefusalFilter } from './refusal/refusal.filter.js';
import { RefusalRecorder } from './refusal/refusal.recorder.js';

/** Writes down what was refused, and shows the trail to those whom it concerns. Changes write it themselves: audit-trail.ts. */
@Module({})
export class AuditModule {
  static forRoot(config: RefusalConfig): DynamicModule {
    return {
      module: AuditModule,
      imports: [ContactModule],
      controllers: [AuditEventsController, OpsAuditEventsController],
      providers: [
        { provide: REFUSAL_CONFIG, useValue: config },
        AuditTrailReader,
        RefusalRecorder,
        RefusalFilter,
        { provide: APP_FILTER, useExisting: RefusalFilter },
      ],
    };
  }
}
