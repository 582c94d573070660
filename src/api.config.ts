import { quotaVariables } from './account/quota/quota.config.js';
import { accountEventsVariables } from './account-events/account-events.config.js';
import { refusalVariables } from './audit/refusal/refusal.config.js';
import { certificateVariables } from './certificate/certificate.config.js';
import { connectionVariables } from './connection/connection.config.js';
import { hostsToAsk } from './certificate/revocation/allowed-hosts.js';
import { usableAnchors } from './commands.config.js';
import { identityVariables, refuseClearText } from './identity/identity.config.js';
import { ownKeys } from './identity/saml/own-keys.js';
import { providerSettings } from './identity/saml/provider-settings.js';
import { providerVariables } from './identity/saml/saml.config.js';
import { systemTokenVariables, tokenTrust } from './identity/bearer/system-token.config.js';
import { addressRanges } from './platform/config/address-ranges.js';
import { agreement } from './platform/config/configuration.js';
import { port, text, url, type Values } from './platform/config/variables.js';
import { encryptionVariables } from './platform/encryption/encryption.config.js';
import { databaseVariables } from './platform/database/database.config.js';
import { rateLimitVariables } from './platform/http/rate-limit/rate-limits.config.js';
import { serverVariables } from './platform/http/server/server.config.js';
import { logVariables } from './platform/telemetry/log.config.js';
import { tracingVariables } from './platform/telemetry/tracing.config.js';
import { metricsVariables } from './platform/telemetry/metrics.config.js';
import { queueVariables } from './provisioning/queue.config.js';

const apiVariables = {
  HOST: text('address to listen on', { fallback: '127.0.0.1' }),
  PORT: port('port to listen on; 0 takes a free one', { example: '8080' }),
  PUBLIC_URL: url(
    'address at which browsers reach the product; https, unless it and HOST name this machine',
    ['http:', 'https:'],
    { example: 'https://chaman.example' },
  ),
  TRUSTED_PROXIES: addressRanges(
    'addresses of the reverse proxies in front, whose X-Forwarded-For is believed; each appends the address that it sees',
  ),
  ...logVariables,
  ...metricsVariables,
  ...tracingVariables,
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

const { HOST, PUBLIC_URL, REVOCATION, REVOCATION_ALLOWED_HOSTS } = apiVariables;
const { SAML_IDENTITY_PROVIDERS, SAML_SP_KEY, SAML_SP_CERTIFICATE } = apiVariables;

export const apiConfiguration = {
  variables: apiVariables,
  agreements: [
    agreement({ HOST, PUBLIC_URL }, refuseClearText),
    agreement({ ...providerVariables, SAML_IDENTITY_PROVIDERS }, providerSettings),
    agreement({ SAML_SP_KEY, SAML_SP_CERTIFICATE }, ownKeys),
    agreement(systemTokenVariables, tokenTrust),
    agreement({ REVOCATION, REVOCATION_ALLOWED_HOSTS }, hostsToAsk),
    usableAnchors,
  ],
};
