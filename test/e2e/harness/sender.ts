import type { ChooseOrganisationDto } from '../../../openapi/client/types.gen.js';
import { AccountsApi, type FTP_SFTP, type WEB_SERVICES } from './accounts-api.js';
import { actAs } from './organisations.js';
import type { Product } from './product.js';
import { giveContact } from './sftp-account.js';

interface SenderOptions {
  /** For whom the person acts, where there are several. */
  readonly organisation?: ChooseOrganisationDto | undefined;
  readonly collection?: typeof FTP_SFTP | typeof WEB_SERVICES | undefined;
}

/** The accounts of a sender, as the person sees them who just signed in and gave contact details. */
export async function accountsOfSender(
  product: Product,
  personId: string,
  { organisation, collection }: SenderOptions = {},
): Promise<AccountsApi> {
  const client = await product.signIn(personId);
  if (organisation) await actAs(client, organisation);
  await giveContact(client);
  return new AccountsApi(product, client, collection);
}
