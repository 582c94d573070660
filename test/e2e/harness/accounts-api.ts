import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { Product } from './product.js';

/** Where each kind of account is found. */
export const FTP_SFTP = '/api/v1/ftp-sftp-accounts';
export const WEB_SERVICES = '/api/v1/web-service-accounts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** The accounts of one sender, over the API. Every answer's text is remembered, for those who look for what must not be in it. */
export class AccountsApi {
  readonly answers: string[] = [];

  constructor(
    private readonly product: Product,
    readonly client: SignedIn,
    private readonly collection: typeof FTP_SFTP | typeof WEB_SERVICES = FTP_SFTP,
  ) {}

  /** `more`: further headers; a string is the tag of `If-Match`. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    more: string | Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.client.fetch(`${this.collection}${path}`, {
      method,
      headers: { 'Accept-Language': 'en', ...(typeof more === 'string' ? { 'If-Match': more } : more) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    this.answers.push(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: JSON.parse(text) as Record<string, unknown>,
    };
  }

  download(path: string): Promise<Response> {
    return this.client.fetch(`${this.collection}${path}`);
  }

  /** Resolves with the account's id once it is active. @throws when it is refused */
  async create(body: unknown): Promise<string> {
    const { status, body: account, text } = await this.call('POST', '', body);
    if (status !== 201) throw new Error(`The account was refused: ${status} ${text}`);
    const id = String(account['id']);
    await this.untilState(id, 'active');
    return id;
  }

  untilState(id: string, state: string): Promise<Record<string, unknown>> {
    return this.product.untilState(this.client, id, state);
  }
}
