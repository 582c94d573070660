import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { Operation } from '../../../scripts/openapi/api-document.js';

/** Somebody who calls the API, as far as its document's security can tell them apart. */
export interface Caller {
  readonly name: string;
  /** Roles of the session; undefined without one. A person who has yet to choose an organisation has `undecided`. */
  readonly roles?: readonly ('manager' | 'operations' | 'undecided' | 'no-organisation')[];
  /** What comes with the request, however good the rest. */
  readonly token?: {
    readonly scopes: readonly string[];
    /** Default: valid. */
    readonly fault?: 'expired' | 'names-no-sender';
  };
  send(path: string, init: RequestInit): Promise<Response>;
}

/** How an operation's security judges a caller: `admitted`, or the type of the problem that is due. */
export type Entry = 'admitted' | `urn:problem-type:${string}`;

/** Who is told `token/sender-missing` must have named a sender for this scope. */
const FOR_ONE_SENDER = 'chaman:certificates:write';

/** What the document says becomes of a caller at the door of an operation. */
export function entryOf(caller: Caller, { security = [] }: Operation): Entry {
  if (security.length === 0) return 'admitted';
  const session = security.find((each) => 'session' in each)?.['session'];
  const scopes = security.find((each) => 'system' in each)?.['system'];
  // A token counts alone; where no system gets in, whoever brings one is a stranger.
  if (scopes && (caller.token || !session)) return entryOfSystem(caller.token, scopes);
  return caller.token ? 'urn:problem-type:chaman:session/required' : entryOfPerson(caller.roles, session ?? []);
}

function entryOfSystem(token: Caller['token'], scopes: readonly string[]): Entry {
  if (!token) return 'urn:problem-type:belgif:noAccessToken';
  if (token.fault === 'expired') return 'urn:problem-type:belgif:expiredAccessToken';
  if (!scopes.every((scope) => token.scopes.includes(scope))) return 'urn:problem-type:belgif:missingScope';
  if (token.fault === 'names-no-sender' && scopes.includes(FOR_ONE_SENDER))
    return 'urn:problem-type:chaman:token/sender-missing';
  return 'admitted';
}

function entryOfPerson(roles: Caller['roles'], needed: readonly string[]): Entry {
  if (!roles) return 'urn:problem-type:chaman:session/required';
  if (needed.every((role) => roles.some((each) => each === role))) return 'admitted';
  if (needed.includes('operations')) return 'urn:problem-type:chaman:access/operations-only';
  if (roles.includes('undecided')) return 'urn:problem-type:chaman:session/organisation-required';
  return `urn:problem-type:chaman:access/${roles.includes('no-organisation') ? 'no-organisation' : 'denied'}`;
}

export function person(name: string, client: SignedIn, roles: Caller['roles']): Caller {
  return { name, roles, send: (path, init) => client.fetch(path, init) };
}

/** `headers`: the token, or a cookie that is none, and whatever else comes along. */
export function stranger(
  name: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  token?: Caller['token'],
): Caller {
  return {
    name,
    token,
    send: (path, init) => {
      const all = { Origin: url, ...(init.headers as Record<string, string>), ...headers };
      return fetch(url + path, { ...init, redirect: 'manual', headers: all });
    },
  };
}
