import { KeycloakGateway } from './gateways/keycloak/keycloak.gateway.js';
import { ScimGateway } from './gateways/scim/scim.gateway.js';
import { SftpgoGateway } from './gateways/sftpgo/sftpgo.gateway.js';
import { integer, text, url, type Values } from './platform/config/variables.js';
import type { Gateway } from './provisioning/gateway.port.js';

const WEB = ['http:', 'https:'] as const;

export const gatewayVariables = {
  INSTANCE_ID: text('names this installation in the marker on every object at a gateway; never changes'),
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
};

type GatewayConfig = Values<typeof gatewayVariables>;

/** The only place that knows which product plays which gateway's role. */
export function gatewayProducts(config: GatewayConfig): readonly Gateway[] {
  const shared = { instanceId: config.INSTANCE_ID, callTimeoutMs: config.GATEWAY_CALL_TIMEOUT_MS };
  return [
    new SftpgoGateway({
      ...shared,
      url: config.SFTPGO_URL,
      adminUser: config.SFTPGO_ADMIN_USER,
      adminPassword: config.SFTPGO_ADMIN_PASSWORD,
      homeRoot: config.SFTPGO_HOME_ROOT,
    }),
    new ScimGateway({ ...shared, url: config.SCIM_URL, token: config.SCIM_TOKEN }),
    new KeycloakGateway({
      ...shared,
      url: config.KEYCLOAK_URL,
      realm: config.KEYCLOAK_REALM,
      adminClientId: config.KEYCLOAK_ADMIN_CLIENT_ID,
      adminClientSecret: config.KEYCLOAK_ADMIN_CLIENT_SECRET,
    }),
  ];
}
