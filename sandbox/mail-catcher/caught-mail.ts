/** A mail as its reader would see it. */
export interface CaughtMail {
  /** ISO 8601, UTC: when it was caught. */
  readonly at: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly recipientName: string;
  readonly subject: string;
  readonly text: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}
