import type { Client } from '../../../openapi/client/client/index.js';
import { ftpSftpAccountCreate, webServiceAccountCreate } from '../../../openapi/client/sdk.gen.js';
import type { CreateFtpSftpAccountDto, CreateWebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { answered, dataOf, personClient } from './api-client.js';
import type { Product } from './product.js';

/** Where each kind of account is found. */
export const FTP_SFTP = '/api/v1/ftp-sftp-accounts';
export const WEB_SERVICES = '/api/v1/web-service-accounts';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

type NewAccount = CreateFtpSftpAccountDto | CreateWebServiceAccountDto;

const REFUSED = 'The account was refused';

/** The accounts of one sender, over the API. Every answer's text is remembered, for those who look for what must not be in it. */
export class AccountsApi {
  readonly answers: string[] = [];
  private readonly texts = new WeakMap<Response, string>();
  private readonly api: Client;

  constructor(
    private readonly product: Product,
    readonly client: SignedIn,
    private readonly collection: typeof FTP_SFTP | typeof WEB_SERVICES = FTP_SFTP,
  ) {
    this.api = personClient(client, async (response) => {
      const text = await response.clone().text();
      this.answers.push(text);
      this.texts.set(response, text);
    });
  }

  /** Sends what no program would that keeps to the document, too. `more`: further headers; a string is the tag of `If-Match`. */
  async call(
    method: Method,
    path: string,
    body?: unknown,
    more: string | Record<string, string> = {},
  ): Promise<Answer> {
    const headers = typeof more === 'string' ? { 'If-Match': more } : more;
    const url = `${this.collection}${path}`;
    const { response } = answered(await this.api.request({ method, url, body, headers }));
    const text = this.texts.get(response) ?? '';
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
  async create(body: NewAccount): Promise<string> {
    const { id } = isFileTransfer(body)
      ? dataOf(await ftpSftpAccountCreate({ client: this.api, body }), REFUSED)
      : dataOf(await webServiceAccountCreate({ client: this.api, body }), REFUSED);
    await this.untilState(id, 'active');
    return id;
  }

  untilState(id: string, state: string): Promise<Record<string, unknown>> {
    return this.product.untilState(this.client, id, state);
  }
}

function isFileTransfer(body: NewAccount): body is CreateFtpSftpAccountDto {
  return body.channel === 'FTP' || body.channel === 'SFTP';
}
