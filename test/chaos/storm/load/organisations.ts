import type { SignedIn } from '../../../../sandbox/identity-provider/sign-in.client.js';
import { signIn } from '../../../../sandbox/identity-provider/sign-in.client.js';
import { actAs } from '../../../e2e/harness/organisations.js';
import { giveContact } from '../../../e2e/harness/sftp-account.js';

const SECRETARIAT = '0741852931';

/** Each manages the channels of a sender of its own. */
const ORGANISATIONS = [
  { person: 'access-manager' },
  { person: 'second-employer' },
  { person: 'professional' },
  {
    person: 'two-capacities',
    as: { organisationNumber: SECRETARIAT, context: 'ENTERPRISE', capacity: 'SERVICE_PROVIDER' },
  },
] as const;

/** One person of each of `count` organisations, signed in, their contact details given. */
export async function organisations(productUrl: string, count: number): Promise<SignedIn[]> {
  const people: SignedIn[] = [];
  for (const organisation of ORGANISATIONS.slice(0, count)) {
    const person = await signIn(productUrl, organisation.person);
    if ('as' in organisation) await actAs(person, organisation.as);
    await giveContact(person);
    people.push(person);
  }
  return people;
}
