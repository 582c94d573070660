import { isUUID } from 'class-validator';
import { createHash } from 'node:crypto';
import type { DesiredAccount, MarkedObject } from '../../provisioning/gateway.port.js';
import type { ListedUser, SftpgoUser } from './sftpgo.wire.js';

/** Kept in `additional_info` under `chaman`: whose user this is. */
interface Marker {
  readonly instance: string;
  readonly account: string;
  readonly revision: number;
  /**
   * Fingerprint of the password hash that was sent last, since the server never shows one and a change must be noticed.
   * The hash carries a random salt of its own, so the fingerprint cannot be guessed from a password.
   */
  readonly password?: string;
}

/** Of an account that is taken over: nothing was ever sent for it. */
export function firstMarker(instance: string, { accountId }: MarkedObject): Marker {
  return { instance, account: accountId, revision: 0 };
}

export function markerFor(instance: string, desired: DesiredAccount): Marker {
  const { accountId, revision, passwordHash } = desired;
  return {
    instance,
    account: accountId,
    revision,
    ...(passwordHash !== null && { password: createHash('sha256').update(passwordHash).digest('base64url') }),
  };
}

/** The user as one of ours; none when it carries no marker of this installation. */
export function markedObject(user: ListedUser, instance: string): MarkedObject[] {
  const { instance: owner, account } = readMarker(user) ?? {};
  return owner === instance && account !== undefined && isUUID(account)
    ? [{ accountId: account, login: user.username }]
    : [];
}

export function readMarker(user: ListedUser): Partial<Marker> | null {
  const marker = readInfo(user)['chaman'];
  return typeof marker === 'object' && marker !== null ? marker : null;
}

/** Puts the marker beside whatever else is kept there. */
export function writeMarker(user: SftpgoUser | null, marker: Marker): string {
  return JSON.stringify({ ...(user ? readInfo(user) : {}), chaman: marker });
}

/** A text that is no object of ours or of others is kept as a remark. */
function readInfo(user: ListedUser): Record<string, unknown> {
  const text = user.additional_info ?? '';
  if (text === '') return {};
  try {
    const info: unknown = JSON.parse(text);
    if (typeof info === 'object' && info !== null && !Array.isArray(info)) return { ...info };
  } catch {
    // Somebody's own words.
  }
  return { remark: text };
}
