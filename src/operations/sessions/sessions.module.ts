import { Module } from '@nestjs/common';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

/** Who is signed in now, for the people who run the product. */
@Module({ controllers: [SessionsController], providers: [SessionsService] })
export class SessionsModule {}
