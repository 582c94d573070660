import type { GatewayName } from '../../../../src/provisioning/gateway.port.js';

/**
 * Where a request or reconcile is when a fault strikes. `request` a person's, at the API · `claim` the worker takes the target ·
 * `sign-in` it gets a token, or asks what the gateway can · `read` it looks what is there · `write` it creates or changes ·
 * `remove` it takes away · `read-back` it looks whether that is so · `record` it writes down the result.
 */
export const STEPS = ['request', 'claim', 'sign-in', 'read', 'write', 'remove', 'read-back', 'record'] as const;
export type Step = (typeof STEPS)[number];

export type CallStep = Exclude<Step, 'request' | 'claim' | 'record'>;

/** What a call says of itself: `lookup` is where a reading, of whatever purpose, begins. */
export type CallKind = 'sign-in' | 'list' | 'lookup' | 'read' | 'write' | 'remove';

interface Sent {
  readonly gateway: GatewayName;
  readonly method: string;
  readonly path: string;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

const SIGN_IN = /^\/(api\/v2\/token|scim\/v2\/ServiceProviderConfig|realms\/)/;
const LIST = /^\/(api\/v2\/users\?|scim\/v2\/Users\?(?!.*filter=)|admin\/realms\/[^/]+\/clients\?first=)/;
const LOOKUP = /^\/(api\/v2\/users\/|scim\/v2\/Users\?|admin\/realms\/[^/]+\/clients\?clientId=(?!chaman-worker))/;

export function kindOf({ method, path, json }: Sent): CallKind {
  if (SIGN_IN.test(path)) return 'sign-in';
  if (method === 'DELETE') return path.includes('/default-client-scopes/') ? 'write' : 'remove';
  // A user that is removed is disabled first.
  if (method !== 'GET') return json?.['status'] === 0 ? 'remove' : 'write';
  if (LIST.test(path)) return 'list';
  return LOOKUP.test(path) ? 'lookup' : 'read';
}

/** Whose call it is, as far as it says so: an account's id, or a login, or the gateway's own id for it. */
export function subjectOf({ gateway, path, json }: Sent): string | undefined {
  const address = decodeURIComponent(path);
  if (gateway === 'file-transfer')
    return (
      /\/users\/([^/?]+)/.exec(address)?.[1] ??
      accountIn(address) ??
      textOf(json?.['username']) ??
      accountIn(JSON.stringify(json ?? ''))
    );
  if (gateway === 'certificate-registry')
    return (
      accountIn(/filter=(.*)/.exec(address)?.[1]) ??
      accountIn(textOf(json?.['externalId'])) ??
      /\/Users\/([^/?]+)/.exec(address)?.[1]
    );
  const clientId = /clientId=([^&]+)/.exec(address)?.[1] ?? textOf(json?.['clientId']);
  return clientId ?? /\/clients\/([^/?]+)/.exec(address)?.[1];
}

/** What the gateway calls an object, and whose it is: learned from its answers. */
export function namesIn(gateway: GatewayName, body: unknown): (readonly [id: string, subject: string])[] {
  if (gateway === 'file-transfer' || typeof body !== 'object' || body === null) return [];
  const objects: unknown[] = 'Resources' in body && Array.isArray(body.Resources) ? body.Resources : [body].flat();
  return objects.flatMap((each) => {
    const { id, externalId, clientId } = (each ?? {}) as Record<string, unknown>;
    const subject = gateway === 'authorization-server' ? textOf(clientId) : accountIn(textOf(externalId));
    return typeof id === 'string' && subject !== undefined ? [[id, subject] as const] : [];
  });
}

function accountIn(text: string | undefined): string | undefined {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text ?? '')?.[0];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
