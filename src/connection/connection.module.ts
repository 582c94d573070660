import { Module } from '@nestjs/common';
import { ConnectionController } from './connection.controller.js';

/** Where accounts connect to. */
@Module({ controllers: [ConnectionController] })
export class ConnectionModule {}
