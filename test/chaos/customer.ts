import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { expectInForce, expectNowhere } from '../e2e/harness/in-force.js';
import type { Product } from '../e2e/harness/product.js';
import {
  createSftpAccount,
  giveContact,
  sftpAccountRequest,
  type SftpAccountRequest,
} from '../e2e/harness/sftp-account.js';

export interface Asked extends SftpAccountRequest {
  readonly id: string;
}

const DELETE = { method: 'DELETE' };

/** An organisation that wants an SFTP account and gets it, whatever happens meanwhile. */
export class Customer {
  private constructor(
    private readonly product: Product,
    readonly client: SignedIn,
  ) {}

  static async signIn(product: Product, personId: string): Promise<Customer> {
    const client = await product.signIn(personId);
    await giveContact(client);
    return new Customer(product, client);
  }

  async ask(userName: string): Promise<Asked> {
    const request = await sftpAccountRequest(this.product, userName);
    return { ...request, id: await createSftpAccount(this.client, request.body) };
  }

  async see({ id }: Asked): Promise<Record<string, unknown>> {
    const response = await this.client.fetch(this.path(id), { headers: { 'Accept-Language': 'en' } });
    return (await response.json()) as Record<string, unknown>;
  }

  /** What every trouble has to end with. */
  expectInForce({ id, body }: Asked): Promise<void> {
    return expectInForce(this.product, this.client, id, body);
  }

  async delete({ id }: Asked): Promise<void> {
    const response = await this.client.fetch(this.path(id), DELETE);
    expect(response.status).toBe(202);
  }

  async expectGone({ id, body }: Asked): Promise<void> {
    await this.product.untilState(this.client, id, 'gone');
    await expectNowhere(this.product, `EXP${body.userName}`);
  }

  /** Makes room for the next account. */
  async leave(asked: Asked): Promise<void> {
    await this.delete(asked);
    await this.expectGone(asked);
  }

  private path(id: string): string {
    return `/api/v1/ftp-sftp-accounts/${id}`;
  }
}
