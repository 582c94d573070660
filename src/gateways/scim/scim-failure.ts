import type { Refused, Unavailable } from '../../provisioning/gateway.port.js';
import type { Answer, NoAnswer } from '../../platform/http-client/json-client.js';
import { readError } from './scim.wire.js';

/** Carries an outcome out of the middle of a conversation with the registry; caught where the port begins. */
export class ScimFailure extends Error {
  constructor(readonly outcome: Refused | Unavailable) {
    super(outcome.outcome);
  }
}

export type CallKind = 'read' | 'write';

export function refused(reason: Refused['reason'], detail: string): ScimFailure {
  return new ScimFailure({ outcome: 'refused', reason, permanent: true, detail });
}

export function unavailable(cause: string, writeMayStillRun = false): ScimFailure {
  return new ScimFailure({ outcome: 'unavailable', cause, writeMayStillRun });
}

export function noAnswer(error: NoAnswer, kind: CallKind): ScimFailure {
  return unavailable(error.reason, kind === 'write' && error.sent);
}

/** The address is wrong, or the same request may do later: Not Found, Request Timeout, Too Early, Too Many Requests. */
const RETRY = new Set([404, 408, 425, 429]);

/**
 * Classifies a status that the caller has no use for. Only a write can be refused for what it says; a refused read is
 * about our own access, which operations mend, so it must not mark accounts as failed for good.
 */
export function unexpectedStatus({ status, body }: Answer, kind: CallKind): ScimFailure {
  if (status === 401) return unavailable('status 401: the configured token is not accepted');
  // A proxy that lost its registry in the middle of a write knows no more than we do.
  if (status === 502 || status === 504) return unavailable(`status ${status}`, kind === 'write');
  if (kind === 'read' || status < 400 || status >= 500 || RETRY.has(status)) return unavailable(`status ${status}`);
  const { keyword, aboutCertificates } = readError(body);
  const detail = keyword === undefined ? `status ${status}` : `status ${status} ${keyword}`;
  return refused(aboutCertificates ? 'certificate-not-accepted' : 'not-accepted', detail);
}
