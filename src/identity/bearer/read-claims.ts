import type { JWTPayload, JWTHeaderParameters } from 'jose';
import type { System } from './system.js';
import type { TokenDemand } from './token-faults.texts.js';

/** RFC 9068 asks for `at+jwt`; Keycloak and others write `JWT`. */
const TYPES = ['at+jwt', 'application/at+jwt', 'jwt'];
const SENDER_NUMBER = /^\d{6}$/;
const CLIENT_ID = /^[!-~]{1,200}$/;

/** Reads a verified token. A string is the demand that it misses. */
export function readClaims(header: JWTHeaderParameters, claims: JWTPayload): System | TokenDemand {
  // Keycloak says in a claim of its own which of its tokens this is.
  const kind = claims['typ'] ?? 'Bearer';
  if (!TYPES.includes((header.typ ?? 'JWT').toLowerCase()) || kind !== 'Bearer') return 'access-token';
  const clientId = claims['client_id'] ?? claims['azp'];
  if (typeof clientId !== 'string' || !CLIENT_ID.test(clientId)) return 'client-id';
  const scope = claims['scope'];
  const sender = claims['chaman_sender'];
  return {
    clientId,
    scopes: new Set(typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : []),
    senderNumber: typeof sender === 'string' && SENDER_NUMBER.test(sender) ? sender : null,
  };
}
