/** For whom a sample person may act; the shape of the `mandate` attribute, one JSON value each. */
export interface SampleMandate {
  readonly organisationNumber: string;
  readonly organisationName: string;
  readonly context: 'ENTERPRISE' | 'PROFESSIONAL';
  readonly capacity: string;
  readonly role: 'CHIEF_ACCESS_MANAGER' | 'ACCESS_MANAGER' | 'GROUP_MANAGER' | 'USER';
  readonly permissions: readonly string[];
}

export interface SamplePerson {
  readonly id: string;
  readonly givenName: string;
  readonly surname: string;
  readonly mail: string;
  readonly preferredLanguage: 'nl' | 'fr' | 'de' | 'en';
  /** One word for what this person is, for lists. */
  readonly role: string;
  /** What to expect after signing in as this person. */
  readonly expectation: string;
  readonly operations: boolean;
  readonly mandates: readonly SampleMandate[];
}

/** The permission that lets an ordinary user manage channels. */
const MANAGE_PERMISSION = 'ChaMan - Technisch kanaalbeheer';

const APK = {
  organisationNumber: '0566988259',
  organisationName: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
} as const;
const BAKERY = {
  organisationNumber: '0412345614',
  organisationName: 'Bäckerei Sonnenschein (sample)',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
} as const;
const SECRETARIAT = {
  organisationNumber: '0741852931',
  organisationName: 'Secrétariat Exemple & Cie (sample)',
  context: 'ENTERPRISE',
  capacity: 'SOCIAL_SECRETARIAT',
} as const;
const FUND = {
  organisationNumber: '0876543270',
  organisationName: 'Voorbeeldfonds Sociale Zekerheid (sample)',
  context: 'PROFESSIONAL',
  capacity: 'PENSION_MANAGER',
} as const;

function person(
  id: string,
  name: readonly [givenName: string, surname: string],
  preferredLanguage: SamplePerson['preferredLanguage'],
  role: string,
  expectation: string,
  mandates: readonly SampleMandate[],
): SamplePerson {
  const [givenName, surname] = name;
  const mail = `${id}@people.example`;
  const operations = id === 'operations';
  return { id, givenName, surname, mail, preferredLanguage, role, expectation, operations, mandates };
}

/** Everybody who can sign in at the sandbox. Names, numbers and addresses are made up, but for the guide's example organisation. */
export const PEOPLE: readonly SamplePerson[] = [
  person('access-manager', ['An', 'Peeters'], 'nl', 'Access Manager', 'manages the channels of APK Recycling', [
    { ...APK, role: 'ACCESS_MANAGER', permissions: [] },
  ]),
  person('group-manager', ['Bruno', 'Lambert'], 'fr', 'Group Manager', 'manages the channels of APK Recycling', [
    { ...APK, role: 'GROUP_MANAGER', permissions: [] },
  ]),
  person(
    'user-with-permission',
    ['Carla', 'Janssens'],
    'nl',
    'user with the permission',
    'manages the channels of APK Recycling',
    [{ ...APK, role: 'USER', permissions: [MANAGE_PERMISSION] }],
  ),
  person(
    'user-without-permission',
    ['Dirk', 'Maes'],
    'nl',
    'user without the permission',
    'is told why there is no access, and whom to ask',
    [{ ...APK, role: 'USER', permissions: ['Dmfa'] }],
  ),
  person(
    'second-employer',
    ['Eva', 'Schmitz'],
    'de',
    'Access Manager',
    'manages the channels of another employer and sees nothing of APK Recycling',
    [{ ...BAKERY, role: 'ACCESS_MANAGER', permissions: [] }],
  ),
  person(
    'professional',
    ['Farid', 'Claes'],
    'nl',
    'professional',
    'manages the channels of a social-security institution',
    [{ ...FUND, role: 'CHIEF_ACCESS_MANAGER', permissions: [] }],
  ),
  person(
    'two-organisations',
    ['Giulia', 'Dubois'],
    'fr',
    'acts for two',
    'chooses an organisation after sign-in, and may manage in one of them only',
    [
      { ...SECRETARIAT, role: 'ACCESS_MANAGER', permissions: [] },
      { ...BAKERY, role: 'USER', permissions: [] },
    ],
  ),
  person(
    'two-capacities',
    ['Hans', 'Wouters'],
    'nl',
    'acts in two capacities',
    'chooses whether to act as social secretariat or as service provider',
    [
      { ...SECRETARIAT, role: 'CHIEF_ACCESS_MANAGER', permissions: [] },
      { ...SECRETARIAT, capacity: 'SERVICE_PROVIDER', role: 'CHIEF_ACCESS_MANAGER', permissions: [] },
    ],
  ),
  person(
    'no-organisation',
    ['Ines', 'Dupont'],
    'en',
    'no organisation',
    'is told that there is no organisation to act for',
    [],
  ),
  person(
    'operations',
    ['Olga', 'Vermeulen'],
    'en',
    'operations',
    'watches the queue and the gateways; manages no channels',
    [],
  ),
];
