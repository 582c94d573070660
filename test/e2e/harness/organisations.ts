import { sessionChoose } from '../../../openapi/client/sdk.gen.js';
import type { ChooseOrganisationDto } from '../../../openapi/client/types.gen.js';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import { dataOf, personClient } from './api-client.js';

/** Makes a person who acts for several choose the one with this capacity. */
export async function actAs(client: SignedIn, organisation: ChooseOrganisationDto): Promise<SignedIn> {
  dataOf(
    await sessionChoose({ client: personClient(client), body: organisation }),
    'The organisation was not accepted',
  );
  return client;
}
