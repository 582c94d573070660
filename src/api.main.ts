import { createApiApplication } from './api.application.js';
import { configured } from './configuration.js';
import { stopServing } from './platform/http/stop-serving.js';
import { startTracing } from './platform/telemetry/tracing.js';
import { runProcess } from './platform/process/run.js';

runProcess(async () => {
  const config = await configured('api');
  const stopTracing = startTracing(config, 'api');
  const app = await createApiApplication(config);
  await app.listen(config.PORT, config.HOST);
  return { url: await app.getUrl(), stop: () => stopServing(app).then(stopTracing) };
});
