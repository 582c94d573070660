import { quotaVariables } from '../../src/account/quota/quota.config.js';
import { accountEventsVariables } from '../../src/account-events/account-events.config.js';
import { apiConfiguration } from '../../src/api.config.js';
import { refusalVariables } from '../../src/audit/refusal/refusal.config.js';
import { certificateVariables } from '../../src/certificate/certificate.config.js';
import { changeFeedVariables } from '../../src/change-feed/change-feed.config.js';
import { commandVariables } from '../../src/commands.config.js';
import { connectionVariables } from '../../src/connection/connection.config.js';
import { gatewayVariables } from '../../src/gateway-products.config.js';
import { systemTokenVariables } from '../../src/identity/bearer/system-token.config.js';
import { identityVariables } from '../../src/identity/identity.config.js';
import { attributeVariables } from '../../src/identity/person-attributes.config.js';
import { samlVariables } from '../../src/identity/saml/saml.config.js';
import { mailVariables } from '../../src/mail/mail.config.js';
import type { Schema } from '../../src/platform/config/variables.js';
import { databaseVariables, migrationVariables } from '../../src/platform/database/database.config.js';
import { encryptionVariables } from '../../src/platform/encryption/encryption.config.js';
import { rateLimitVariables } from '../../src/platform/http/rate-limit/rate-limits.config.js';
import { serverVariables } from '../../src/platform/http/server/server.config.js';
import { logVariables } from '../../src/platform/telemetry/log.config.js';
import { tracingVariables } from '../../src/platform/telemetry/tracing.config.js';
import { metricsVariables } from '../../src/platform/telemetry/metrics.config.js';
import { provisioningVariables, queueVariables } from '../../src/provisioning/queue.config.js';
import { workerConfiguration } from '../../src/worker.config.js';

/** Variables that are read about together. */
export interface Section {
  readonly title: string;
  /** Where more is told, as a link of Markdown. */
  readonly more: readonly string[];
  readonly variables: Schema;
}

const { HOST, PORT, PUBLIC_URL, TRUSTED_PROXIES } = apiConfiguration.variables;
const { HEALTH_HOST, HEALTH_PORT } = workerConfiguration.variables;
const { PERMISSION_CATALOGUE, LANG } = commandVariables;

/** Every variable of the product, in the order of the document. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Database and queue',
    more: [
      '[Database](operations.md#database)',
      '[The queue](operations.md#the-queue)',
      '[Health](operations.md#health)',
    ],
    variables: { ...migrationVariables, ...databaseVariables, ...queueVariables },
  },
  {
    title: 'Encryption',
    more: ['[Encryption keys](operations.md#encryption-keys)'],
    variables: encryptionVariables,
  },
  {
    title: 'Serving people and systems',
    more: ['[Overload](operations.md#overload)', '[Rate limits](operations.md#rate-limits)'],
    variables: { HOST, PORT, PUBLIC_URL, TRUSTED_PROXIES, ...serverVariables, ...rateLimitVariables },
  },
  {
    title: 'Sessions and sign-in',
    more: ['[Sessions](operations.md#sessions)', '[Sign-in](sign-in.md)'],
    variables: without({ ...identityVariables, ...samlVariables }, attributeVariables),
  },
  {
    title: 'What the identity provider says of people',
    more: ['[Attributes](sign-in.md#attributes)'],
    variables: attributeVariables,
  },
  {
    title: 'Other systems',
    more: ['[Other systems](operations.md#other-systems)', '[The feed of changes](operations.md#the-feed-of-changes)'],
    variables: { ...systemTokenVariables, ...changeFeedVariables },
  },
  {
    title: 'Certificates',
    more: ['[Trust anchors](operations.md#trust-anchors)', '[Revocation](operations.md#revocation)'],
    variables: certificateVariables,
  },
  {
    title: 'What senders are shown and may do',
    more: [
      '[Quotas](operations.md#quotas)',
      '[Live status](operations.md#live-status)',
      '[Audit trail](operations.md#audit-trail)',
      '[Permissions](operations.md#permissions)',
    ],
    variables: {
      ...connectionVariables,
      ...quotaVariables,
      ...accountEventsVariables,
      ...refusalVariables,
      PERMISSION_CATALOGUE,
    },
  },
  {
    title: 'Gateways',
    more: ['[SFTPGo](operations.md#sftpgo)', '[Keycloak](operations.md#keycloak)'],
    variables: gatewayVariables,
  },
  {
    title: 'Bringing gateways to the desired state',
    more: ['[A gateway that is down](operations.md#a-gateway-that-is-down)', '[Drift](operations.md#drift)'],
    variables: provisioningVariables,
  },
  {
    title: 'Mail to contacts',
    more: ['[Mail to contacts](operations.md#mail-to-contacts)'],
    variables: mailVariables,
  },
  {
    title: 'Watching it',
    more: [
      '[Health](operations.md#health)',
      '[Metrics](operations.md#metrics)',
      '[Traces](operations.md#following-one-request)',
    ],
    variables: { ...logVariables, HEALTH_HOST, HEALTH_PORT, ...metricsVariables, ...tracingVariables },
  },
  { title: 'On the command line', more: [], variables: { LANG } },
];

function without(variables: Schema, others: Schema): Schema {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !Object.hasOwn(others, name)));
}
