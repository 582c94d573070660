import { changeFeedVariables } from './change-feed/change-feed.config.js';
import { mailVariables } from './mail/mail.config.js';
import { integer, oneOf, readVariables, text, url, type Values } from './platform/config/variables.js';
import { encryptionVariables } from './platform/encryption/encryption.config.js';
import { databaseVariables } from './platform/database/database.config.js';
import { metricsVariables } from './platform/telemetry/metrics.config.js';
import { provisioningVariables, queueVariables } from './provisioning/queue.config.js';

const WEB = ['http:', 'https:'] as const;

const workerVariables = {
  LOG_LEVEL: oneOf('least severe message that is logged', ['debug', 'info', 'warn', 'error'], { fallback: 'info' }),
  HEALTH_HOST: text('address at which its health can be asked', { fallback: '127.0.0.1' }),
  HEALTH_PORT: integer('port at which its health can be asked; 0 takes a free one', { min: 0, max: 65_535 }),
  GATEWAY_CALL_TIMEOUT_MS: integer(
    'limit of one call to a gateway, in milliseconds',
    { min: 50, max: 60_000 },
    { fallback: 5_000 },
  ),
  SFTPGO_URL: url('SFTPGo, without /api/v2', WEB),
  SFTPGO_ADMIN_USER: text('administrator of SFTPGo that manages users and folders'),
  SFTPGO_ADMIN_PASSWORD: text('its password', { secret: true }),
  SFTPGO_HOME_ROOT: text('absolute path there, under which each account gets a directory named after its id'),
  SCIM_URL: url('the certificate registry’s SCIM 2.0 address', WEB),
  SCIM_TOKEN: text('bearer token for the certificate registry', { secret: true }),
  KEYCLOAK_URL: url('Keycloak’s base address, without /realms and /admin', WEB),
  KEYCLOAK_REALM: text('the realm with the clients of REST accounts'),
  KEYCLOAK_ADMIN_CLIENT_ID: text('the worker’s own client in that realm'),
  KEYCLOAK_ADMIN_CLIENT_SECRET: text('its secret', { secret: true }),
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
