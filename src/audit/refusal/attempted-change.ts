import type { Request } from 'express';
import type { RefusedAction } from '../refused-action.js';

/** A change that a request asks for, told by its address alone: a body that cannot be read is an attempt too. */
export interface AttemptedChange {
  readonly action: RefusedAction;
  /** The account's id as it was given: it may be somebody else's, or nobody's. */
  readonly accountId: string | null;
}

const ACCOUNTS = '/api/v1/(?:ftp-sftp|web-service)-accounts';
const ACCOUNT = `${ACCOUNTS}/(?<account>[^/]+)`;
const OPS = '/api/v1/ops';
const OPS_ACCOUNT = `${OPS}/accounts/(?<account>[^/]+)`;

/** Every route that changes something, with what its refusal is called; attempted-change.spec.ts holds it against the API's description. */
const CHANGES: readonly (readonly [method: string, path: RegExp, action: RefusedAction])[] = [
  ['PUT', whole('/api/v1/contact'), 'contact.change-refused'],
  ['PUT', whole('/api/v1/session/organisation'), 'session.choice-refused'],
  ['POST', whole(ACCOUNTS), 'account.creation-refused'],
  ['PATCH', whole(ACCOUNT), 'account.update-refused'],
  ['DELETE', whole(ACCOUNT), 'account.deletion-refused'],
  ['PUT', whole(`${ACCOUNT}/password`), 'account.password-change-refused'],
  ['PUT', whole(`${ACCOUNT}/ssh-public-key`), 'account.ssh-key-replacement-refused'],
  ['PUT', whole(`${ACCOUNT}/certificate`), 'account.certificate-replacement-refused'],
  ['POST', whole(`${ACCOUNT}/certificates`), 'account.certificate-addition-refused'],
  ['DELETE', whole(`${ACCOUNT}/certificates/[^/]+`), 'account.certificate-removal-refused'],
  ['POST', whole('/api/v1/ops/drift/check'), 'drift.check-refused'],
  ['POST', whole('/api/v1/ops/drift/repair'), 'drift.repair-refused'],
  ['POST', whole(`${OPS_ACCOUNT}/reconcile`), 'account.reconcile-refused'],
  ['PUT', whole(`${OPS_ACCOUNT}/note`), 'account.note-change-refused'],
  ['PUT', whole(`${OPS_ACCOUNT}/disabled`), 'account.disabling-refused'],
  ['PUT', whole(`${OPS}/gateways/[^/]+/paused`), 'gateway.pausing-refused'],
  ['DELETE', whole(`${OPS}/sessions/[^/]+`), 'session.ending-refused'],
];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined for a request that changes nothing, whatever comes of it. */
export function attemptedChange(request: Pick<Request, 'method' | 'originalUrl'>): AttemptedChange | undefined {
  const path = pathOf(request);
  for (const [method, pattern, action] of CHANGES) {
    const match = method === request.method ? pattern.exec(path) : null;
    if (!match) continue;
    const id = match.groups?.['account']?.toLowerCase() ?? '';
    return { action, accountId: UUID.test(id) ? id : null };
  }
  return undefined;
}

/** Without the query, which may hold what is nobody's business. */
export function pathOf({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  return originalUrl.split('?')[0] ?? '';
}

/** As the router matches: in any case, with or without a slash at the end. */
function whole(path: string): RegExp {
  return new RegExp(`^${path}/?$`, 'i');
}
