import { integer, text, url, type Values } from './platform/config/variables.js';

const WEB = ['http:', 'https:'] as const;

export const gatewayVariables = {
  INSTANCE_ID: text(
    'names this installation in the marker on every object at a gateway; never change it, or the product no longer knows its own objects',
    {
      example: 'chaman-production',
    },
  ),
  GATEWAY_CALL_TIMEOUT_MS: integer(
    'limit of one call to a gateway',
    { min: 50, max: 60_000, unit: 'milliseconds' },
    { fallback: 5_000 },
  ),
  SFTPGO_URL: url('SFTPGo, without /api/v2', WEB, { example: 'https://sftpgo.example:8080' }),
  SFTPGO_ADMIN_USER: text('administrator of SFTPGo that manages users and folders', { example: 'chaman' }),
  SFTPGO_ADMIN_PASSWORD: text('password of that administrator', { secret: true, example: '<password>' }),
  SFTPGO_HOME_ROOT: text('absolute path there, under which each account gets a directory named after its id', {
    example: '/srv/sftpgo/chaman',
  }),
  SCIM_URL: url('the certificate registry’s SCIM 2.0 address', WEB, { example: 'https://registry.example/scim/v2' }),
  SCIM_TOKEN: text('bearer token for the certificate registry', { secret: true, example: '<token>' }),
  KEYCLOAK_URL: url('Keycloak’s base address, without /realms and /admin', WEB, { example: 'https://sso.example' }),
  KEYCLOAK_REALM: text('the realm with the clients of REST accounts', { example: 'chaman' }),
  KEYCLOAK_ADMIN_CLIENT_ID: text('the worker’s own client in that realm', { example: 'chaman-worker' }),
  KEYCLOAK_ADMIN_CLIENT_SECRET: text('secret of that client', { secret: true, example: '<secret>' }),
};

export type GatewayConfig = Values<typeof gatewayVariables>;
