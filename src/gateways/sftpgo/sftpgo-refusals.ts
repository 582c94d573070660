import type { Answer } from '../../platform/http-client/json-client.js';
import type { DesiredAccount, Refused, RefusalReason } from '../../provisioning/gateway.port.js';
import { Ended } from './sftpgo.client.js';
import type { SftpgoUser } from './sftpgo.wire.js';

export function done({ status, ...rest }: Answer, step: string): void {
  if (status !== 200 && status !== 404) throw refusal({ status, ...rest }, step);
}

/** Whether somebody can sign in with a password afterwards: by one that we send, or the one that the server keeps. */
export function passwordIsKnown({ channel, passwordHash }: DesiredAccount, current: SftpgoUser | null): boolean {
  return channel !== 'FTP' || passwordHash !== null || current?.has_password === true;
}

export function passwordUnknown(): Refused {
  return {
    outcome: 'refused',
    reason: 'password-unknown',
    permanent: true,
    detail: 'the server holds no password of this user, and we never had it',
  };
}

export function nameTaken(): Refused {
  return {
    outcome: 'refused',
    reason: 'user-name-not-available',
    permanent: true,
    detail: 'a user of that name exists without our marker for this account',
  };
}

/** The server's own words stay out: they may quote what was sent. */
export function refusal({ status, body }: Answer, step: string): Ended {
  const { message = '', error = '' } = (body ?? {}) as Record<string, unknown>;
  const aboutKey = status === 400 && /key at position/i.test(`${String(message)} ${String(error)}`);
  return refused(aboutKey ? 'key-not-accepted' : 'not-accepted', `${step}: status ${status}`);
}

export function refused(reason: RefusalReason, detail: string): Ended {
  return new Ended({ outcome: 'refused', reason, permanent: true, detail });
}
