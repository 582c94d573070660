import { Module } from '@nestjs/common';
import { BuiltFiles } from './built-files.js';
import { WebApplicationController } from './web-application.controller.js';

/** Serves the web application to browsers. */
@Module({
  controllers: [WebApplicationController],
  providers: [{ provide: BuiltFiles, useFactory: () => new BuiltFiles() }],
})
export class WebApplicationModule {}
