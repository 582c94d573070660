import { randomBytes } from 'node:crypto';
import type { Account, ProductClient } from './product-client.js';
import type { Stage } from './stage.js';
import { demand } from './story.js';

/** Resolves once every gateway knows the account. */
export async function createAccount(
  { story }: Stage,
  accounts: ProductClient['files'],
  body: object,
): Promise<Account> {
  const created = await story.step('The account is asked for, and the answer comes at once', async () => {
    const account = await accounts.create(body);
    demand(account.state === 'being-set-up', `Its state is ${account.state}.`);
    return account;
  });
  const active = await story.step('Every gateway knows it: it is active', () => accounts.until(created.id, 'active'));
  return { ...created, ...active };
}

/** Another one each time: a user name stays taken while a gateway may still know it. */
export function newUserName(): string {
  return `demo${randomBytes(3).toString('hex')}`;
}
