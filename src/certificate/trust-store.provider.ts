import type { TrustStore } from './trust-store.js';

/** Gives the trust anchors in force. */
export interface TrustStoreProvider {
  current(): TrustStore;
}

export const TRUST_STORE = Symbol('TRUST_STORE');
