import type { Organisation } from '../mandate.js';

/** Which organisation a sender number stands for: asked when a token names the sender that a system acts for. */
export abstract class SenderDirectory {
  abstract organisationOf(senderNumber: string): Promise<Organisation | null>;
}
