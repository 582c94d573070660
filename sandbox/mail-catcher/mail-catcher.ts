import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { endAtOnce } from '../end-at-once.js';
import type { CaughtMail } from './caught-mail.js';
import { mailPage, STYLE } from './mail-page.js';

export interface MailCatcherOptions {
  /** 0 or absent: any free port. */
  readonly smtpPort?: number;
  readonly pagePort?: number;
  /** Whoever sends must sign in with it, as this user. */
  readonly user: string;
  readonly password: string;
}

/** How it misbehaves: `RCPT` and `DATA` are refused with this SMTP status. */
interface Refusal {
  readonly at: 'RCPT' | 'DATA';
  readonly status: number;
}

const REMEMBERED = 200;

/**
 * Takes every mail that the product sends and shows it on a page; nothing leaves this machine. Listens on 127.0.0.1 only, and
 * forgets everything when it ends.
 */
export class MailCatcher {
  private smtp: SMTPServer | undefined;
  private page: Server | undefined;
  private smtpPort: number | undefined;
  private pagePort: number | undefined;
  private readonly caught: CaughtMail[] = [];
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private refusal: Refusal | undefined;
  private holding = false;
  private readonly held: (() => void)[] = [];

  constructor(private readonly options: MailCatcherOptions) {}

  async start(): Promise<{ smtpUrl: string; pageUrl: string }> {
    await this.startSmtp();
    const page = createServer((request, response) => this.serve(request, response));
    page.listen(this.pagePort ?? this.options.pagePort ?? 0, '127.0.0.1');
    await once(page, 'listening');
    this.page = page;
    this.pagePort = (page.address() as AddressInfo).port;
    const { user, password } = this.options;
    return {
      smtpUrl: `smtp://${user}:${password}@127.0.0.1:${this.smtpPort ?? 0}`,
      pageUrl: `http://127.0.0.1:${this.pagePort}/`,
    };
  }

  async stop(): Promise<void> {
    this.release();
    await this.stopSmtp();
    const { page } = this;
    this.page = undefined;
    if (page) await endAtOnce(page);
  }

  /** Takes mail again after {@link stopSmtp}, at the same port. */
  async startSmtp(): Promise<void> {
    const smtp = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        const known = username === this.options.user && password === this.options.password;
        done(known ? null : new Error('user name or password is wrong'), { user: username });
      },
      logger: false,
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => done(this.refused('RCPT')),
      onData: (stream, session, done) => {
        this.take(stream, session).then(() => done(), done);
      },
    });
    // Clients that are killed take their connection away.
    smtp.on('error', () => undefined);
    const listening = smtp.listen(this.smtpPort ?? this.options.smtpPort ?? 0, '127.0.0.1');
    await once(listening, 'listening');
    this.smtp = smtp;
    this.smtpPort = (listening.address() as AddressInfo).port;
  }

  /** As a mail server that is down. */
  async stopSmtp(): Promise<void> {
    const { smtp } = this;
    this.smtp = undefined;
    if (smtp) await new Promise<void>((resolve) => smtp.close(resolve));
  }

  /** Refuses from now on; without an argument, no longer. */
  refuse(refusal?: Refusal): void {
    this.refusal = refusal;
  }

  /** Keeps mail that comes but tells its sender nothing, until {@link release}. */
  hold(): void {
    this.holding = true;
  }

  release(): void {
    this.holding = false;
    for (const answer of this.held.splice(0)) answer();
  }

  /** The last ones, oldest first. */
  mails(): readonly CaughtMail[] {
    return this.caught;
  }

  /** Resolves with what `look` finds, asked anew whenever a mail comes or is refused. */
  async until<Found>(look: (mails: readonly CaughtMail[]) => Found | undefined | false): Promise<Found> {
    for (;;) {
      const found = look(this.caught);
      if (found !== undefined && found !== false) return found;
      await once(this.changes, 'change');
    }
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const { messageId = '', subject = '', text = '', to, headers } = await PostalMime.parse(await buffer(stream));
    const refused = this.refused('DATA');
    if (refused) throw refused;
    this.caught.push({
      at: new Date().toISOString(),
      ...{ messageId, subject, text },
      from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      to: envelope.rcptTo.map(({ address }) => address).join(', '),
      recipientName: to?.[0]?.name ?? '',
      headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    });
    if (this.caught.length > REMEMBERED) this.caught.shift();
    this.changes.emit('change');
    if (this.holding) await new Promise<void>((resolve) => this.held.push(resolve));
  }

  private refused(at: Refusal['at']): (Error & { responseCode: number }) | undefined {
    if (this.refusal?.at !== at) return undefined;
    this.changes.emit('change');
    return Object.assign(new Error('refused by the sandbox'), { responseCode: this.refusal.status });
  }

  private serve({ method, url }: IncomingMessage, response: ServerResponse): void {
    const answer = (type: string, content: string) =>
      response
        .writeHead(200, {
          'Content-Type': `${type}; charset=utf-8`,
          'Content-Security-Policy': "default-src 'none'; style-src 'self'",
        })
        .end(content);
    if (method !== 'GET') response.writeHead(405, { Allow: 'GET' }).end();
    else if (url === '/') answer('text/html', mailPage([...this.caught].reverse()));
    else if (url === '/style.css') answer('text/css', STYLE);
    else if (url === '/_sandbox/mails') answer('application/json', JSON.stringify(this.caught, null, 2));
    else response.writeHead(404).end();
  }
}
