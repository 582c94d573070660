import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { FTP_SFTP, WEB_SERVICES } from './accounts-api.js';
import type { Product } from './product.js';

/** One account as a list or its own page shows it; the stories read only what the guide shows. */
export interface ShownAccount {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

/** Somebody who follows the published guide: everything is asked, and answered, in Dutch. */
export class GuideReader {
  private constructor(
    private readonly product: Product,
    readonly client: SignedIn,
  ) {}

  static async signIn(product: Product, personId: string): Promise<GuideReader> {
    return new GuideReader(product, await product.signIn(personId));
  }

  /** @param path below `/api/v1` */
  async ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await this.client.fetch(`/api/v1${path}`, {
      method,
      headers: { 'Accept-Language': 'nl' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** The labels that the guide's form shows beside its tick boxes, in its order. */
  async permissionLabels(channel: string): Promise<string[]> {
    const { body } = await this.ask('GET', `/permissions?channel=${channel}`);
    return (body['items'] as { label: string }[]).map(({ label }) => label);
  }

  /** Both lists of the overview: "FTP- / SFTP-kanalen" and "Webservices account". */
  async overview(): Promise<ShownAccount[]> {
    const lists = await Promise.all([this.ask('GET', '/ftp-sftp-accounts'), this.ask('GET', '/web-service-accounts')]);
    return lists.flatMap(({ body }) => body['items'] as ShownAccount[]);
  }

  /** Confirms, and resolves with the account as soon as it works. @throws when the product refuses it */
  async createAccount<Body extends { readonly channel: string }>(body: Body): Promise<ShownAccount> {
    const { status, body: created } = await this.ask('POST', `/${collectionOf(body.channel)}`, body);
    if (status !== 201) throw new Error(`The account was refused: ${JSON.stringify(created)}`);
    return this.untilActive(String(created['id']));
  }

  async untilActive(id: string): Promise<ShownAccount> {
    return (await this.product.untilState(this.client, id, 'active')) as ShownAccount;
  }

  async delete(channel: string, id: string): Promise<void> {
    const { status } = await this.ask('DELETE', `/${collectionOf(channel)}/${id}`);
    if (status !== 202) throw new Error(`The deletion was refused: ${status}`);
    await this.product.untilState(this.client, id, 'gone');
  }

  /** What a click on a download button saves. @param path below `/api/v1` */
  async download(path: string): Promise<{ readonly fileName: string | undefined; readonly content: Buffer }> {
    const response = await this.client.fetch(`/api/v1${path}`);
    if (!response.ok) throw new Error(`The download was refused: ${response.status}`);
    const [, fileName] = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
    return { fileName, content: Buffer.from(await response.arrayBuffer()) };
  }
}

function collectionOf(channel: string): string {
  const collection = channel === 'FTP' || channel === 'SFTP' ? FTP_SFTP : WEB_SERVICES;
  return collection.slice('/api/v1/'.length);
}
