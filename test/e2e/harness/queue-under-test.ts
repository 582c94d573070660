/** The queue of the product under test, whichever server it lives in: what tests look at and do to it behind the product's back. */
export interface QueueUnderTest {
  /** How many hints wait, or are being followed. */
  hints(): Promise<number>;
  /** Every job is gone, as after FLUSHALL. */
  empty(): Promise<void>;
  /** No longer answers. */
  hold(): Promise<HeldQueue>;
  /** All that the server holds, as text. */
  contents(): Promise<string>;
  stop(): Promise<void>;
}

export interface HeldQueue {
  /** It answers again, also those who waited. */
  goOn(): Promise<void>;
  /** It answers again, but what the process that died had asked of it is gone with that process. */
  goOnWithout(process: 'api' | 'worker'): Promise<void>;
}
