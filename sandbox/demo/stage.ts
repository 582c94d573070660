import type { Run } from '../start/run-file.js';
import type { ProductClient } from './product-client.js';
import type { Story } from './story.js';

/** What every chapter of the demo works with. */
export interface Stage {
  readonly story: Story;
  readonly run: Run;
  readonly dataDir: string;
  /** For the demo's own files; emptied at each run. */
  readonly directory: string;
  /** Signed in, with contact details given. */
  readonly client: ProductClient;
}

/** One account of the demo while it lives. */
export interface PlayedAccount {
  readonly id: string;
  readonly channel: string;
  /** Tries what worked while the account lived. @throws when the gateway still accepts it */
  readonly expectRefused: () => Promise<string>;
}

/** By this name the demo knows accounts of an earlier run, which it may delete. */
export const ACCOUNT_NAME = 'Demo account';
export const ORGANISATION = 'APK Recycling';
export const HOST = '127.0.0.1';
