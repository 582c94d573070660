import type { ClientRecord } from './client-record.js';
import { newClient } from './client-representation.js';
import { BASIC_SCOPE, stableId, type ClientScopes } from './client-scopes.js';

/** A client that may name a sender in its token request. Of the sandbox only. */
export const SENDER_PARAMETER_ATTRIBUTE = 'sandbox.sender.parameter';

/** Scopes of the product's own API. */
export const API_SCOPES = [
  'chaman:senders:read',
  'chaman:accounts:read',
  'chaman:changes:read',
  'chaman:contacts:read',
  'chaman:certificates:write',
] as const;

export const SAMPLE_SYSTEM = 'sample-system';
export const SAMPLE_SENDER_SOFTWARE = 'sample-sender-software';

/** Clients of the product's own API, to try it with. */
export interface SampleClients {
  /** The product's address: whom their tokens are for. */
  readonly audience: string;
  /** Of another government system, which may read. */
  readonly systemSecret: string;
  /** Of a sender's own software, which may change its certificates. */
  readonly senderSoftwareSecret: string;
}

/** What the realm holds from the beginning: the administrator's client and, where wanted, the samples. */
export function fixedClients(
  administrator: { readonly clientId: string; readonly secret: string },
  samples: SampleClients | undefined,
  scopes: ClientScopes,
): ClientRecord[] {
  const make = (clientId: string, secret: string, more: Readonly<Record<string, unknown>> = {}): ClientRecord =>
    newClient(
      {
        id: stableId(`client ${clientId}`),
        clientId,
        secret,
        ...{ standardFlowEnabled: false, serviceAccountsEnabled: true, fullScopeAllowed: false },
        ...more,
      },
      scopes,
    );
  const fixed = [make(administrator.clientId, administrator.secret)];
  if (!samples) return fixed;
  const mappers = [
    {
      name: 'audience',
      protocol: 'openid-connect',
      protocolMapper: 'oidc-audience-mapper',
      config: { 'included.custom.audience': samples.audience, 'access.token.claim': 'true' },
    },
  ];
  const reading = API_SCOPES.filter((scope) => scope.endsWith(':read'));
  return [
    ...fixed,
    make(SAMPLE_SYSTEM, samples.systemSecret, {
      defaultClientScopes: [BASIC_SCOPE, ...reading],
      protocolMappers: mappers,
    }),
    make(SAMPLE_SENDER_SOFTWARE, samples.senderSoftwareSecret, {
      defaultClientScopes: [BASIC_SCOPE, 'chaman:certificates:write'],
      protocolMappers: mappers,
      attributes: { [SENDER_PARAMETER_ATTRIBUTE]: 'true' },
    }),
  ];
}
