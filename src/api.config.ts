import { quotaVariables } from './account/quota/quota.config.js';
import { accountEventsVariables } from './account-events/account-events.config.js';
import { refusalVariables } from './audit/refusal/refusal.config.js';
import { certificateVariables } from './certificate/certificate.config.js';
import { connectionVariables } from './connection/connection.config.js';
import { identityVariables } from './identity/identity.config.js';
import { systemTokenVariables } from './identity/bearer/system-token.config.js';
import { addressRanges } from './platform/config/address-ranges.js';
import { readVariables, integer, oneOf, text, url, type Values } from './platform/config/variables.js';
import { encryptionVariables } from './platform/encryption/encryption.config.js';
import { databaseVariables } from './platform/database/database.config.js';
import { rateLimitVariables } from './platform/http/rate-limit/rate-limits.config.js';
import { serverVariables } from './platform/http/server/server.config.js';
import { metricsVariables } from './platform/telemetry/metrics.config.js';
import { queueVariables } from './provisioning/queue.config.js';

const apiVariables = {
  HOST: text('address to listen on', { fallback: '127.0.0.1' }),
  PORT: integer('port to listen on; 0 takes a free one', { min: 0, max: 65_535 }),
  PUBLIC_URL: url('address at which browsers reach the product', ['http:', 'https:']),
  TRUSTED_PROXIES: addressRanges('addresses of the reverse proxies in front, whose X-Forwarded-For is believed'),
  LOG_LEVEL: oneOf('least severe message that is logged', ['debug', 'info', 'warn', 'error'], { fallback: 'info' }),
  ...metricsVariables,
  ...accountEventsVariables,
  ...certificateVariables,
  ...connectionVariables,
  ...databaseVariables,
  ...encryptionVariables,
  ...queueVariables,
  ...quotaVariables,
  ...refusalVariables,
  ...identityVariables,
  ...systemTokenVariables,
  ...rateLimitVariables,
  ...serverVariables,
};

export type ApiConfig = Values<typeof apiVariables>;

export function readApiConfig(): ApiConfig {
  return readVariables(apiVariables);
}
