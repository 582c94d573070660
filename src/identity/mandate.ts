/** What a person may do at an organisation, as Access Management tells it. LOCAL_MANAGER is the older name of ACCESS_MANAGER. */
export const ROLES = ['CHIEF_ACCESS_MANAGER', 'ACCESS_MANAGER', 'LOCAL_MANAGER', 'GROUP_MANAGER', 'USER'] as const;
export type Role = (typeof ROLES)[number];

/** Where the organisation is known from: the NSSO (enterprises) or the CBSS (professionals of social-security institutions). */
export const CONTEXTS = ['ENTERPRISE', 'PROFESSIONAL'] as const;
export type Context = (typeof CONTEXTS)[number];

/** One organisation in one capacity: the two together are what becomes a sender. */
export interface Organisation {
  readonly number: string;
  readonly name: string;
  readonly context: Context;
  readonly capacity: string;
}

/** For whom a person may act, and as what. */
export interface Mandate {
  readonly organisation: Organisation;
  readonly role: Role;
  /** Names of permissions that Access Management gave to an ordinary user. */
  readonly permissions: readonly string[];
}

export function isSameOrganisation(
  one: Pick<Organisation, 'number' | 'context' | 'capacity'>,
  other: Pick<Organisation, 'number' | 'context' | 'capacity'>,
): boolean {
  return one.number === other.number && one.context === other.context && one.capacity === other.capacity;
}
