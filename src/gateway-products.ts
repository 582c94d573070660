import type { GatewayConfig } from './gateway-products.config.js';
import { KeycloakGateway } from './gateways/keycloak/keycloak.gateway.js';
import { ScimGateway } from './gateways/scim/scim.gateway.js';
import { SftpgoGateway } from './gateways/sftpgo/sftpgo.gateway.js';
import type { Gateway } from './provisioning/gateway.port.js';

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
