import { changeFeedVariables } from './change-feed/change-feed.config.js';
import { gatewayVariables } from './gateway-products.config.js';
import { mailRoute, mailVariables } from './mail/mail.config.js';
import { agreement } from './platform/config/configuration.js';
import { port, text, type Values } from './platform/config/variables.js';
import { encryptionVariables } from './platform/encryption/encryption.config.js';
import { databaseVariables } from './platform/database/database.config.js';
import { logVariables } from './platform/telemetry/log.config.js';
import { metricsVariables } from './platform/telemetry/metrics.config.js';
import { tracingVariables } from './platform/telemetry/tracing.config.js';
import { provisioningVariables, queueVariables } from './provisioning/queue.config.js';

const workerVariables = {
  ...logVariables,
  HEALTH_HOST: text('address at which the health of the worker can be asked', { fallback: '127.0.0.1' }),
  HEALTH_PORT: port('port at which the health of the worker can be asked; 0 takes a free one', { example: '8081' }),
  ...gatewayVariables,
  ...metricsVariables,
  ...tracingVariables,
  ...changeFeedVariables,
  ...databaseVariables,
  ...encryptionVariables,
  ...mailVariables,
  ...queueVariables,
  ...provisioningVariables,
};

export type WorkerConfig = Values<typeof workerVariables>;

export const workerConfiguration = {
  variables: workerVariables,
  agreements: [agreement(mailVariables, mailRoute)],
};
