import nodemailer from 'nodemailer';
import type { MailRoute } from './mail.config.js';

export interface Envelope {
  /** The same for every attempt at one mail, so that whoever gets it twice can tell. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly language: string;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
}

/** `refused`: the receiving side will never take it. `unavailable`: nobody knows, or the server is at fault; try again. */
export type Delivery =
  { readonly outcome: 'taken' } | { readonly outcome: 'refused' | 'unavailable'; readonly why: string };

/** Longest silence of the server at each step. */
const STEP_MS = 15_000;
const FAILURE_LENGTH = 300;

/** Hands mail to an SMTP server (RFC 5321). */
export class Postman {
  private readonly transport;

  constructor(private readonly route: MailRoute) {
    const { host, port, secure, requireTLS, auth } = route;
    this.transport = nodemailer.createTransport({
      ...{ host, port, secure, requireTLS, auth },
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Never throws. */
  async deliver({ messageId, to, language, date, subject, text }: Envelope): Promise<Delivery> {
    const { from, domain } = this.route;
    try {
      await this.transport.sendMail({
        ...{ from, subject, text, date },
        to: { ...to },
        messageId: `<${messageId}@${domain}>`,
        // No out-of-office answers to a machine (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      });
      return { outcome: 'taken' };
    } catch (error) {
      return judged(error);
    }
  }
}

interface SmtpFailure {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Of refusals for good (5xx), only those of this recipient or message are final: a wrong password or sender is ours to mend. */
function judged(error: unknown): Delivery {
  const { code, command = '', responseCode = 0, response } = error as SmtpFailure;
  const final = responseCode >= 500 && ['RCPT TO', 'DATA'].includes(command);
  const told = [code, command, response ?? (error instanceof Error ? error.message : String(error))];
  const why = told
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .slice(0, FAILURE_LENGTH);
  return { outcome: final ? 'refused' : 'unavailable', why };
}
