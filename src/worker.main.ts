import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { runProcess } from './platform/process/run.js';
import { readWorkerConfig } from './worker.config.js';
import { WorkerModule } from './worker.module.js';

runProcess(async () => {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(readWorkerConfig()), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  await app.init();
  return { stop: () => app.close() };
});
