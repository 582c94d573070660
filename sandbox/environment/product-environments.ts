import type { RunningAuthorizationServer } from '../authorization-server/authorization-server.js';
import type { RunningIdentityProvider } from '../identity-provider/identity-provider.js';
import { OWNER_ROLE, type Role } from '../postgres/roles.js';
import type { Secrets } from './secrets.js';

/** With which the worker signs in at the authorization server. */
export const ADMIN_CLIENT_ID = 'chaman-worker';

/** The complete environment variables of each process of the product. */
export interface ProductEnvironments {
  readonly apiEnvironment: NodeJS.ProcessEnv;
  readonly workerEnvironment: NodeJS.ProcessEnv;
  readonly migrationEnvironment: NodeJS.ProcessEnv;
}

export interface Surroundings {
  readonly productUrl: string;
  readonly apiPort: number;
  readonly postgres: { url(role: Role, database: string): string };
  readonly databaseName: string;
  readonly secrets: Secrets;
  readonly signIn: RunningIdentityProvider;
  readonly fileTransferUrl: string;
  readonly registryUrl: string;
  readonly authorizationServer: RunningAuthorizationServer;
  readonly anchorsDir: string;
  readonly smtpUrl: string;
  readonly sftpPort: number;
  readonly ftpsPort: number;
  readonly hostKeyFingerprint: string;
  readonly soapUrl: string;
}

export function productEnvironments(given: Surroundings): ProductEnvironments {
  const { secrets, signIn, authorizationServer, postgres, databaseName } = given;
  const shared = (role: Role) => {
    const address = postgres.url(role, databaseName);
    return {
      ...inherited(),
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      INSTANCE_ID: secrets.instanceId,
      ENCRYPTION_KEYS: secrets.encryptionKeys,
      DATABASE_URL: address,
      DATABASE_DIRECT_URL: address,
      QUEUE_URL: address,
    };
  };
  return {
    apiEnvironment: {
      ...shared('chaman_api'),
      HOST: '127.0.0.1',
      PORT: String(given.apiPort),
      PUBLIC_URL: given.productUrl,
      TRUST_ANCHORS_DIR: given.anchorsDir,
      CONNECTION_SFTP_URL: `sftp://127.0.0.1:${given.sftpPort}`,
      CONNECTION_SFTP_HOST_KEY: given.hostKeyFingerprint,
      CONNECTION_FTP_URL: `ftp://127.0.0.1:${given.ftpsPort}`,
      CONNECTION_SOAP_URL: given.soapUrl,
      CONNECTION_TOKEN_URL: authorizationServer.tokenUrl,
      SESSION_SECRET: secrets.sessionSecret,
      SAML_IDP_ENTITY_ID: signIn.entityId,
      SAML_IDP_SSO_URL: signIn.ssoUrl,
      SAML_IDP_SLO_URL: signIn.sloUrl,
      SAML_IDP_CERTIFICATE: signIn.certificatePem,
      SAML_SP_ENTITY_ID: `${given.productUrl}/auth/metadata`,
      SAML_SP_KEY: secrets.signInKeyPem,
      SAML_SP_CERTIFICATE: secrets.signInCertificatePem,
      SYSTEM_TOKEN_ISSUER: authorizationServer.issuer,
      SYSTEM_TOKEN_AUDIENCE: given.productUrl,
      SYSTEM_TOKEN_JWKS_URL: authorizationServer.jwksUrl,
      // Whoever tries things out changes more, and more often, than an organisation does.
      QUOTA_CHANGES_PER_HOUR: '1000',
      QUOTA_TAKEN_USER_NAMES_PER_HOUR: '1000',
      RATE_PER_PERSON: '6000',
    },
    workerEnvironment: {
      ...shared('chaman_worker'),
      HEALTH_PORT: '0',
      SFTPGO_URL: given.fileTransferUrl,
      SFTPGO_ADMIN_USER: 'chaman',
      SFTPGO_ADMIN_PASSWORD: secrets.fileTransferPassword,
      SFTPGO_HOME_ROOT: '/srv/sftpgo/chaman',
      SCIM_URL: given.registryUrl,
      SCIM_TOKEN: secrets.registryToken,
      KEYCLOAK_URL: authorizationServer.url,
      KEYCLOAK_REALM: authorizationServer.realm,
      KEYCLOAK_ADMIN_CLIENT_ID: ADMIN_CLIENT_ID,
      KEYCLOAK_ADMIN_CLIENT_SECRET: secrets.authorizationServerSecret,
      GATEWAY_CALL_TIMEOUT_MS: '5000',
      SWEEP_INTERVAL_MS: '15000',
      SMTP_URL: given.smtpUrl,
      MAIL_FROM: 'ChaMan (sandbox) <no-reply@chaman.example>',
    },
    migrationEnvironment: {
      ...inherited(),
      NODE_ENV: 'production',
      DATABASE_MIGRATION_URL: postgres.url(OWNER_ROLE, databaseName),
    },
  };
}

/** The product must run from what it is told here alone. */
function inherited(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] };
}
