import { Module } from '@nestjs/common';
import { QueueBoardController } from './queue-board.controller.js';

/** The queues, as operations see them. */
@Module({ controllers: [QueueBoardController] })
export class QueueBoardModule {}
