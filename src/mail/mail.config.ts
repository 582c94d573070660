import { ConfigurationError } from '../platform/config/configuration-error.js';
import { integer, text, url, type Values } from '../platform/config/variables.js';

export const mailVariables = {
  SMTP_URL: url(
    'server that takes mail to contacts (smtp: with STARTTLS, smtps:), with user and password where it asks for them; empty: no mail is sent',
    ['smtp:', 'smtps:'],
    { fallback: '', secret: true, example: 'smtp://chaman:<password>@mail.example:587' },
  ),
  MAIL_FROM: text('who that mail comes from: an address, or a name with an address in angle brackets', {
    fallback: '',
    example: 'ChaMan <no-reply@chaman.example>',
  }),
  MAIL_INTERVAL_MS: integer(
    'how often mail that is due is looked for, beside whenever an account changes',
    { min: 100, max: 600_000, unit: 'milliseconds' },
    { fallback: 15_000 },
  ),
  MAIL_RETRY_BASE_MS: integer(
    'first pause before mail that the server did not take is tried again; doubles up to an hour',
    { min: 50, max: 600_000, unit: 'milliseconds' },
    { fallback: 30_000 },
  ),
  MAIL_RETENTION_DAYS: integer(
    'how long the log of deliveries keeps what was sent, or will never be',
    { min: 1, max: 3_650, unit: 'days' },
    { fallback: 365 },
  ),
};

export type MailConfig = Values<typeof mailVariables>;
export const MAIL_CONFIG = Symbol('MAIL_CONFIG');

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const FROM = /^(?:[^<>@\p{Cc}]*<([^<>@\s]+@([^<>@\s]+))>|[^<>@\s]+@([^<>@\s]+))$/u;

/** Through which server mail goes, and in whose name. */
export interface MailRoute {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** What is written to people crosses no network in clear. */
  readonly requireTLS: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
  readonly from: string;
  /** Of the address in `from`. */
  readonly domain: string;
}

/**
 * Null where no mail is sent.
 * @throws ConfigurationError when only a part of it is told
 */
export function mailRoute({ SMTP_URL: address, MAIL_FROM: from }: MailConfig): MailRoute | null {
  if (address === '' && from === '') return null;
  if (address === '' || from === '')
    throw new ConfigurationError(['SMTP_URL and MAIL_FROM belong together: give both or none']);
  const [, , bracketed, plain] = FROM.exec(from) ?? [];
  const domain = bracketed ?? plain;
  if (domain === undefined)
    throw new ConfigurationError(['MAIL_FROM must be an address, or a name with an address in angle brackets']);
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !LOOPBACK.includes(hostname),
    auth: username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    from,
    domain,
  };
}
