import type { Channel } from '../account/channel/channel.js';

/** The roles that gateways play; each has its own queue, so that one that hangs starves no other. */
export const GATEWAY_NAMES = ['file-transfer', 'certificate-registry', 'authorization-server'] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/** An object at a gateway that carries our marker. */
export interface MarkedObject {
  /** As the marker says; perhaps of an account that is gone. */
  readonly accountId: string;
  /** The name by which the gateway knows it: `EXP…` for FTP and SFTP, `SOAP-<sender number>`, the REST client id. */
  readonly login: string;
  /** It is no account's object but a part that none uses any more: nobody signs in with it, and `login` is its own name. */
  readonly remnant?: 'folder-without-user';
}

/** What identifies an account at a gateway. Never changes during the account's life. */
export interface AccountReference extends MarkedObject {
  readonly channel: Channel;
}

/** What a gateway must hold for an account: the newest committed desired state. */
export interface DesiredAccount extends AccountReference {
  readonly revision: number;
  readonly name: string;
  readonly organisationName: string;
  /** False: the gateway holds all of it and lets nobody in; sessions that are open are cut. */
  readonly enabled: boolean;
  readonly permissions: readonly DesiredPermission[];
  /** Canonical OpenSSH lines (`type base64`), without options or comment. */
  readonly sshPublicKeys: readonly string[];
  /**
   * `$argon2id$…`, or of an account that was taken over `$2a$…` or `$6$…`; only FTP accounts have one. As secret as the password.
   * Null for an FTP account whose password only the gateway knows: it keeps the one it has.
   */
  readonly passwordHash: string | null;
  readonly certificates: readonly DesiredCertificate[];
}

export interface DesiredPermission {
  /** Stable code from the catalogue. */
  readonly code: string;
  /** The folder (FTP, SFTP) or OAuth2 scope (REST) that grants it. */
  readonly grant: string;
  /** Where its files lie at the gateway since before the account was taken over; absent: where the adapter puts them. */
  readonly directory?: string;
}

export interface DesiredCertificate {
  readonly name: string;
  readonly der: Uint8Array;
}

/** Reasons for a refusal that a user can understand; texts are kept with the account's problems. */
export type RefusalReason =
  | 'user-name-not-available'
  | 'key-not-accepted'
  | 'certificate-not-accepted'
  | 'permission-not-known'
  /** The password was never ours and the gateway no longer has it: only a new one helps. */
  | 'password-unknown'
  | 'not-accepted';

export interface Refused {
  readonly outcome: 'refused';
  readonly reason: RefusalReason;
  /** Trying again without a change is pointless. */
  readonly permanent: boolean;
  /** For operations and logs: never a secret, never a key. */
  readonly detail: string;
}

export interface Unavailable {
  readonly outcome: 'unavailable';
  /** For operations and logs: `time-out`, `connection refused`, `status 503` … */
  readonly cause: string;
  /** True when a write was sent and nobody knows whether it ran, or still will. */
  readonly writeMayStillRun: boolean;
}

export type ApplyResult = { readonly outcome: 'applied' } | Refused | Unavailable;
export type RemoveResult = { readonly outcome: 'removed' } | Refused | Unavailable;
export type ObserveResult =
  | { readonly outcome: 'absent' }
  /** Something of that name exists, but without our marker: never written, never removed. */
  | { readonly outcome: 'foreign' }
  /** Ours. `differences` names the parts that differ from the desired state; empty when nothing does or none was given. */
  | { readonly outcome: 'present'; readonly differences: readonly string[] }
  | Refused
  | Unavailable;

export type ListResult =
  /** `next` goes on from there; null at the end. */
  | { readonly outcome: 'listed'; readonly objects: readonly MarkedObject[]; readonly next: number | null }
  | Refused
  | Unavailable;

/** What stands under an account's name at a gateway, whoever made it. */
export interface Surveyed {
  readonly outcome: 'found';
  /** Whose marker it carries: none of ours, this account's, or that of another account or installation. */
  readonly marker: 'none' | 'this-account' | 'another';
  /** Whether it lets its holder in now. */
  readonly enabled: boolean;
  /** Parts that the desired state would change. */
  readonly differences: readonly string[];
  /** Where the files of each permission lie, by its code; only of a gateway that keeps files. */
  readonly directories?: Readonly<Record<string, string>>;
}

export type SurveyResult = { readonly outcome: 'absent' } | Surveyed | Refused | Unavailable;
/** `absent`: there is nothing to mark, so that the account will be created. */
export type AdoptResult = { readonly outcome: 'adopted' } | { readonly outcome: 'absent' } | Refused | Unavailable;

export interface GatewayCapabilities {
  /**
   * Which keys can sign an assertion that names none (no `kid`): every key of the account, or only the newest of each type
   * (RSA, and each curve). Holders of an older key must then name it.
   */
  readonly withoutKeyId: 'every-key' | 'newest-key-of-its-type';
}

/**
 * A downstream system that must know accounts. Implementations are idempotent by our marker (instance id + account id),
 * put a time limit on every call, stop when `signal` aborts, and never throw for what the gateway does.
 */
export interface Gateway {
  readonly name: GatewayName;
  /** Product and version when known, for operations and test reports. */
  describe(signal: AbortSignal): Promise<string>;
  /** The most calls that one `apply`, `observe` or `remove` makes, and the limit of each: the lease outlasts their product. */
  readonly limits: { readonly callTimeoutMs: number; readonly maxCalls: number };
  /** Peculiarities that holders of accounts must know. */
  readonly capabilities?: GatewayCapabilities;
  apply(desired: DesiredAccount, signal: AbortSignal): Promise<ApplyResult>;
  /** Looks without writing. Compares with `desired` where it is given. */
  observe(reference: MarkedObject, desired: DesiredAccount | null, signal: AbortSignal): Promise<ObserveResult>;
  /** Removes what carries our marker for this account; absent (404) and foreign objects count as removed. */
  remove(reference: MarkedObject, signal: AbortSignal): Promise<RemoveResult>;
  /**
   * Looks, without writing, at what could be adopted for this account.
   * @param knownAs the name under which the gateway knows it until now; where names never change, its login
   */
  survey(desired: DesiredAccount, knownAs: string, signal: AbortSignal): Promise<SurveyResult>;
  /**
   * Puts the account's marker on an object that somebody else made, and changes nothing else: from then on it is ours. Only ever
   * called for what operations named one by one. Refuses what carries the marker of another account or installation.
   */
  adopt(reference: MarkedObject, knownAs: string, signal: AbortSignal): Promise<AdoptResult>;
  /** Whether `observe` and `remove` mean the one object of that login, or every one with the account's marker, whatever its login. */
  readonly means: 'login' | 'marker';
  /**
   * Looks through what the gateway holds, everybody's objects included, and tells of ours: one page of at most `limit` (2 or more)
   * objects, of which few, or none, may be ours. What others remove meanwhile does not hide what stays, for pages overlap; so an
   * object may be told of twice.
   * @param from null begins; then `next` of the page before, which says nothing else
   */
  list(from: number | null, limit: number, signal: AbortSignal): Promise<ListResult>;
}
