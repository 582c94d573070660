import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { configured } from './configuration.js';
import { noStore } from './platform/http/no-store.middleware.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { giveRequestId } from './platform/http/request-id.js';
import { stopServing } from './platform/http/stop-serving.js';
import { afterRestore } from './provisioning/restore/after-restore.js';
import { runProcess } from './platform/process/run.js';
import { startTracing } from './platform/telemetry/tracing.js';
import { WorkerModule } from './worker.module.js';

runProcess(async () => {
  const config = await configured('worker');
  const stopTracing = startTracing(config, 'worker');
  // Before anything could be written to a gateway.
  const restored = await afterRestore(config.DATABASE_DIRECT_URL);
  const app = await NestFactory.create<NestExpressApplication>(WorkerModule.forRoot(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  if (restored)
    app.get(Logger).error('the database was restored: nothing is written to any gateway until operations resume it');
  app.disable('x-powered-by');
  app.use(giveRequestId, noStore);
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(config.HEALTH_PORT, config.HEALTH_HOST);
  return { url: await app.getUrl(), stop: () => stopServing(app).then(stopTracing) };
});
