import { mapAttributes } from './person-attributes.js';

const NAMES = {
  SAML_ATTRIBUTE_GIVEN_NAME: 'givenName',
  SAML_ATTRIBUTE_SURNAME: 'surname',
  SAML_ATTRIBUTE_MAIL: 'mail',
  SAML_ATTRIBUTE_LANGUAGE: 'preferredLanguage',
  SAML_ATTRIBUTE_ROLE: 'role',
  SAML_ATTRIBUTE_MANDATE: 'mandate',
  OPERATIONS_ROLE: 'operations',
};
const MANDATE = {
  organisationNumber: '0566988259',
  organisationName: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
  role: 'USER',
  permissions: ['ChaMan - Technisch kanaalbeheer'],
};

function map(attributes: Record<string, string[]>) {
  const asserted = {
    nameId: 'p-1',
    nameIdFormat: 'persistent',
    sessionIndex: 's-1',
    attributes: new Map(Object.entries(attributes)),
  };
  return mapAttributes(asserted, NAMES);
}
const mandates = (...values: unknown[]) =>
  map({ mandate: values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))) }).mandates;

describe('the meaning of attributes', () => {
  it('reads the person', () => {
    const { person } = map({
      givenName: ['An'],
      surname: ['Peeters'],
      mail: ['an@apk.example'],
      preferredLanguage: ['nl-BE'],
    });
    expect(person).toEqual({ id: 'p-1', name: 'An Peeters', mail: 'an@apk.example', language: 'nl' });
  });

  it('does without everything but the name id', () => {
    const identity = map({});
    expect(identity.person).toEqual({ id: 'p-1', name: 'p-1', mail: null, language: 'en' });
    expect(identity.mandates).toEqual([]);
    expect(identity.operations).toBe(false);
  });

  it('removes control characters from names', () => {
    expect(map({ givenName: ['An\r\nlog: forged'], surname: ['P\u202eeeters'] }).person.name).toBe(
      'An  log: forged P eeters',
    );
  });

  it('knows operations by the exact role only', () => {
    expect(map({ role: ['operations'] }).operations).toBe(true);
    expect(map({ role: ['Operations', 'operations-reader'] }).operations).toBe(false);
  });

  it('reads a mandate', () => {
    expect(mandates(MANDATE)).toEqual([
      {
        organisation: { number: '0566988259', name: 'APK Recycling', context: 'ENTERPRISE', capacity: 'EMPLOYER' },
        role: 'USER',
        permissions: ['ChaMan - Technisch kanaalbeheer'],
      },
    ]);
  });

  it('takes the highest role and all permissions where one organisation is named twice in one capacity', () => {
    expect(mandates(MANDATE, { ...MANDATE, role: 'GROUP_MANAGER', permissions: ['Dmfa'] })).toMatchObject([
      { role: 'GROUP_MANAGER', permissions: ['ChaMan - Technisch kanaalbeheer', 'Dmfa'] },
    ]);
  });

  it('keeps two capacities of one organisation apart', () => {
    expect(mandates(MANDATE, { ...MANDATE, capacity: 'SERVICE_PROVIDER' })).toHaveLength(2);
  });

  it.each([
    ['not JSON', '{'],
    ['JSON that is no object', '"ACCESS_MANAGER"'],
    ['null', 'null'],
    ['a wrong check digit', { ...MANDATE, organisationNumber: '0566988258' }],
    ['a number that is no text', { ...MANDATE, organisationNumber: 566988259 }],
    ['an unknown role', { ...MANDATE, role: 'ROOT' }],
    ['a role inherited from Object', { ...MANDATE, role: 'constructor' }],
    ['an unknown context', { ...MANDATE, context: 'PRIVATE' }],
    ['a capacity in another form', { ...MANDATE, capacity: "EMPLOYER' or 1=1" }],
    ['no name', { ...MANDATE, organisationName: ' ' }],
    ['a value beyond all measure', { ...MANDATE, organisationName: 'a'.repeat(5000) }],
  ])('leaves out a mandate with %s', (_fault, value) => {
    expect(mandates(value)).toEqual([]);
  });

  it('takes only permissions that are text', () => {
    expect(mandates({ ...MANDATE, permissions: 'ChaMan - Technisch kanaalbeheer' })).toMatchObject([
      { permissions: [] },
    ]);
    expect(mandates({ ...MANDATE, permissions: [1, null, 'Dmfa'] })).toMatchObject([{ permissions: ['Dmfa'] }]);
  });
});
