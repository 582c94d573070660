import { changeFeedVariables } from './change-feed/change-feed.config.js';
import { gatewayVariables } from './gateway-products.js';
import { mailVariables } from './mail/mail.config.js';
import { integer, oneOf, readVariables, text, type Values } from './platform/config/variables.js';
import { encryptionVariables } from './platform/encryption/encryption.config.js';
import { databaseVariables } from './platform/database/database.config.js';
import { metricsVariables } from './platform/telemetry/metrics.config.js';
import { provisioningVariables, queueVariables } from './provisioning/queue.config.js';

const workerVariables = {
  LOG_LEVEL: oneOf('least severe message that is logged', ['debug', 'info', 'warn', 'error'], { fallback: 'info' }),
  HEALTH_HOST: text('address at which its health can be asked', { fallback: '127.0.0.1' }),
  HEALTH_PORT: integer('port at which its health can be asked; 0 takes a free one', { min: 0, max: 65_535 }),
  ...gatewayVariables,
  ...metricsVariables,
  ...changeFeedVariables,
  ...databaseVariables,
  ...encryptionVariables,
  ...mailVariables,
  ...queueVariables,
  ...provisioningVariables,
};

export type WorkerConfig = Values<typeof workerVariables>;

export function readWorkerConfig(): WorkerConfig {
  return readVariables(workerVariables);
}
