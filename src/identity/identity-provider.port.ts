import type { Text } from '../platform/i18n/texts.js';
import type { Identity } from './signed-in.js';

/** An identity provider that people may choose. */
export interface ProviderChoice {
  /** Names it in addresses; empty where there is one only. */
  readonly key: string;
  readonly name: Text;
}

/** A verified answer to one of our requests. It is not used up yet. */
export interface VerifiedAnswer {
  readonly requestId: string;
  readonly assertionId: string;
  /** Until when the assertion could be sent again, the accepted clock skew included. */
  readonly assertionExpires: Date;
  readonly identity: Identity;
}

/** An identity provider asks us to end a person's sessions. */
export interface SignOutRequest {
  readonly id: string;
  /** Entity id of who asks; only sessions that it began are ended. */
  readonly identityProvider: string;
  readonly nameId: string;
  /** Its names for these sessions; none: all sessions of the person. */
  readonly sessionIndexes: readonly string[];
  /** Until when the request could be sent again. */
  readonly expires: Date;
}

/** A sign-out message as it came in: posted by a form, or in the query of a redirect (then as the raw text that was signed). */
export type SignOutMessage =
  { readonly binding: 'post'; readonly request: unknown } | { readonly binding: 'redirect'; readonly query: string };

export interface SignInRedirect {
  readonly url: string;
  /** Entity id of where it leads; only this one may answer. */
  readonly identityProvider: string;
}

/** The one place through which the product speaks with whoever signs people in. */
export abstract class IdentityProvider {
  /** Those that can sign people in now. */
  abstract choices(): readonly ProviderChoice[];
  /** Where to send a browser to sign in; the answer will name `requestId`. */
  abstract signInUrl(requestId: string, choice: ProviderChoice): Promise<SignInRedirect>;
  /** @throws SignInRefused */
  abstract verifyAnswer(samlResponse: unknown): Promise<VerifiedAnswer>;
  /** Where to send a browser that signed out here; null when the identity provider has no such page. */
  abstract signOutUrl(
    who: Pick<Identity, 'identityProvider' | 'nameId' | 'nameIdFormat' | 'sessionIndex'>,
  ): Promise<string | null>;
  /** @throws SignInRefused */
  abstract verifySignOut(message: SignOutMessage): Promise<SignOutRequest>;
  /** Where to send the browser that brought a sign-out request, with our answer. */
  abstract signOutAnswerUrl(request: SignOutRequest, relayState: string): Promise<string | null>;
  /** What the identity provider must know about us. */
  abstract metadata(): string;
}
