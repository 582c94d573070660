import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';

/** Makes a person who acts for several choose the one with this capacity. */
export async function actAs(
  client: SignedIn,
  organisation: { readonly organisationNumber: string; readonly context: string; readonly capacity: string },
): Promise<SignedIn> {
  const response = await client.fetch('/api/v1/session/organisation', {
    method: 'PUT',
    body: JSON.stringify(organisation),
  });
  if (!response.ok) throw new Error(`The organisation was not accepted: ${response.status} ${await response.text()}`);
  return client;
}
