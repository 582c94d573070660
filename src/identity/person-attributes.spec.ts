import { readVariables } from '../platform/config/read-variables.js';
import { attributeVariables } from './person-attributes.config.js';
import { mapAttributes } from './person-attributes.js';

const ASSERTER = { entityId: 'https://idp.example', key: '' };
const MANDATE = {
  organisationNumber: '0566988259',
  organisationName: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
  role: 'USER',
  permissions: ['ChaMan - Technisch kanaalbeheer'],
};

const MANDATE_READ = {
  organisation: { number: '0566988259', name: 'APK Recycling', context: 'ENTERPRISE', capacity: 'EMPLOYER' },
  role: 'USER',
  permissions: ['ChaMan - Technisch kanaalbeheer'],
};

function map(attributes: Record<string, string[]>, variables: Record<string, string> = {}, asserter = ASSERTER) {
  const asserted = {
    nameId: 'p-1',
    nameIdFormat: 'persistent',
    sessionIndex: 's-1',
    attributes: new Map(Object.entries(attributes)),
  };
  return mapAttributes(asserted, readVariables(attributeVariables, variables), asserter);
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
    expect(mandates(MANDATE)).toEqual([MANDATE_READ]);
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

  it('sets people of several providers apart, whatever these call them', () => {
    const { person, identityProvider } = map({}, {}, { entityId: 'https://other.example', key: 'other' });
    expect([person.id, person.name, identityProvider]).toEqual(['other:p-1', 'p-1', 'https://other.example']);
  });

  it('takes the whole name where that is what there is', () => {
    expect(map({ displayName: ['An Peeters'] }, { SAML_ATTRIBUTE_NAME: 'displayName' }).person.name).toBe('An Peeters');
  });

  it('knows a person by an attribute where one is named, and refuses whoever lacks it', () => {
    const byId = { SAML_ATTRIBUTE_ID: 'uid' };
    expect(map({ uid: ['anpe'] }, byId).person.id).toBe('anpe');
    for (const uid of [[], [''], ['a', 'b'], ['a'.repeat(1025)]])
      expect(() => map({ uid }, byId)).toThrow('refused: subject');
  });

  it('refuses a name that holds for one session only', () => {
    const transient = {
      nameId: '_1',
      nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
      sessionIndex: null,
      attributes: new Map([['uid', ['anpe']]]),
    };
    const names = (variables: Record<string, string>) => readVariables(attributeVariables, variables);
    expect(() => mapAttributes(transient, names({}), ASSERTER)).toThrow('refused: subject');
    expect(mapAttributes(transient, names({ SAML_ATTRIBUTE_ID: 'uid' }), ASSERTER).person.id).toBe('anpe');
  });

  it('lets nobody of a provider run the product where that is not wanted', () => {
    expect(map({ role: ['-', 'operations'] }, { OPERATIONS_ROLE: '-' }).operations).toBe(false);
  });

  describe('of one organisation in plain attributes', () => {
    const NAMES = {
      SAML_ATTRIBUTE_ORGANISATION_NUMBER: 'orgNumber',
      SAML_ATTRIBUTE_ORGANISATION_NAME: 'orgName',
      SAML_ATTRIBUTE_ORGANISATION_ROLE: 'orgRole',
      SAML_ATTRIBUTE_ORGANISATION_CAPACITY: 'orgCapacity',
      SAML_ATTRIBUTE_ORGANISATION_PERMISSION: 'orgPermission',
      SAML_VALUE_MAP: JSON.stringify({
        role: { beheerder: 'ACCESS_MANAGER', lid: 'USER' },
        permission: { kanalen: 'ChaMan - Technisch kanaalbeheer' },
      }),
    };
    const GIVEN = { orgNumber: ['BE 0566.988.259'], orgName: ['APK Recycling'], orgRole: ['lid'] };
    const plain = (attributes: Record<string, string[]>, names: Record<string, string> = NAMES) =>
      map(attributes, names).mandates;

    it('reads it, with what the configuration says where an attribute is absent', () => {
      expect(plain({ ...GIVEN, orgPermission: ['kanalen', 'iets anders'] })).toEqual([MANDATE_READ]);
    });

    it('takes the highest of several roles and ignores words it does not know', () => {
      expect(plain({ ...GIVEN, orgRole: ['offline_access', 'lid', 'beheerder'] })).toMatchObject([
        { role: 'ACCESS_MANAGER' },
      ]);
    });

    it('takes the roles inside the product where no attribute of its own is named, and our words where none are listed', () => {
      const names = { SAML_ATTRIBUTE_ORGANISATION_NUMBER: 'orgNumber' };
      expect(plain({ orgNumber: ['0566988259'], role: ['GROUP_MANAGER'] }, names)).toMatchObject([
        { role: 'GROUP_MANAGER', organisation: { name: '0566988259' } },
      ]);
    });

    it('reads a capacity of its own', () => {
      expect(plain({ ...GIVEN, orgCapacity: ['PENSION_MANAGER'] })).toMatchObject([
        { organisation: { capacity: 'PENSION_MANAGER' } },
      ]);
    });

    it.each<[string, Record<string, string[]>]>([
      ['a wrong number', { ...GIVEN, orgNumber: ['0566988258'] }],
      ['two numbers', { ...GIVEN, orgNumber: ['0566988259', '0412345614'] }],
      ['no role', { ...GIVEN, orgRole: [] }],
      ['a role that the list lacks', { ...GIVEN, orgRole: ['ACCESS_MANAGER'] }],
      ['a role inherited from Object', { ...GIVEN, orgRole: ['constructor'] }],
      ['two capacities', { ...GIVEN, orgCapacity: ['EMPLOYER', 'PENSION_MANAGER'] }],
    ])('leaves it out with %s', (_fault, attributes) => {
      expect(plain(attributes)).toEqual([]);
    });

    it('is not read unless the configuration names it', () => {
      expect(plain(GIVEN, {})).toEqual([]);
    });
  });
});
