import { createApiApplication } from './api.application.js';
import { readApiConfig } from './api.config.js';
import { runProcess } from './platform/process/run.js';

const LOOK_FOR_IDLE_MS = 50;

runProcess(async () => {
  const config = readApiConfig();
  const app = await createApiApplication(config);
  await app.listen(config.PORT, config.HOST);
  const stop = (): Promise<void> => {
    // Closing the server lets go of connections that are idle then. One whose request is answered later would be kept alive, and
    // the process with it, until its client is tired of it.
    const server = app.getHttpServer();
    setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS).unref();
    return app.close();
  };
  return { url: await app.getUrl(), stop };
});
