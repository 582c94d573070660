import type { Answer } from '../../platform/http-client/json-client.js';
import type { Refused, RefusalReason } from '../../provisioning/gateway.port.js';
import { Ended } from './keycloak.client.js';

export function clientIdTaken(): Refused {
  return {
    outcome: 'refused',
    reason: 'user-name-not-available',
    permanent: true,
    detail: 'a client of that id exists without our marker for this account',
  };
}

export function permissionNotKnown(scopes: readonly string[]): Ended {
  return refused('permission-not-known', `the realm has no client scope ${scopes.join(', ')}`);
}

/** The server's own words stay out: they may quote what was sent. */
export function refusal({ status }: Answer, step: string): Ended {
  return refused('not-accepted', `${step}: status ${status}`);
}

export function refused(reason: RefusalReason, detail: string): Ended {
  return new Ended({ outcome: 'refused', reason, permanent: true, detail });
}
