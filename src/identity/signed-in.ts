import type { Request } from 'express';
import type { Language } from '../platform/i18n/language.js';
import type { Mandate } from './mandate.js';

export interface Person {
  /** The identity provider's persistent, opaque name for this person. */
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly language: Language;
}

/** What a verified assertion says: who it is and for whom they may act. */
export interface Identity {
  readonly person: Person;
  readonly mandates: readonly Mandate[];
  /** Whether this is one of the people who run the product. */
  readonly operations: boolean;
  /** Entity id of who signed them in; absent in sessions from before it was kept. */
  readonly identityProvider?: string;
  /** For single logout: the identity provider's names for the person and for this session. */
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly sessionIndex: string | null;
}

/** What a session keeps. */
export interface SignedIn extends Identity {
  /** Position in `mandates` of the organisation they act for; null until one is chosen. */
  readonly chosen: number | null;
  /** Milliseconds since 1970. */
  readonly signedInAt: number;
}

/** A person with one organisation acts for it at once; with several, they choose. */
export function beginSession(identity: Identity, now: number): SignedIn {
  return { ...identity, chosen: identity.mandates.length === 1 ? 0 : null, signedInAt: now };
}

export function chosenMandate(signedIn: SignedIn): Mandate | undefined {
  return signedIn.chosen === null ? undefined : signedIn.mandates[signedIn.chosen];
}

/** Who is signed in; undefined without a session, as every request with an Authorization header is. */
export function signedInOf(request: Request): SignedIn | undefined {
  const { session } = request as { readonly session?: Request['session'] };
  return session?.signedIn;
}

declare module 'express-session' {
  interface SessionData {
    signedIn: SignedIn;
  }
}
