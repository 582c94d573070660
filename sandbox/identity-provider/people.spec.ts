import { isOrganisationNumber } from '../../src/identity/organisation-number.rule.js';
import { PEOPLE } from './people.js';

describe('the sample people', () => {
  const mandates = PEOPLE.flatMap((person) => person.mandates);

  it('have an id each', () => {
    expect(new Set(PEOPLE.map((person) => person.id)).size).toBe(PEOPLE.length);
  });

  it('act for organisations whose numbers pass the check digits', () => {
    expect(mandates.filter((mandate) => !isOrganisationNumber(mandate.organisationNumber))).toEqual([]);
  });

  it('cover everybody who matters to access', () => {
    expect(new Set(mandates.map((mandate) => mandate.role))).toEqual(
      new Set(['ACCESS_MANAGER', 'CHIEF_ACCESS_MANAGER', 'GROUP_MANAGER', 'USER']),
    );
    expect(PEOPLE.filter((person) => person.operations)).toHaveLength(1);
    expect(PEOPLE.some((person) => person.mandates.length > 1)).toBe(true);
    expect(mandates.some((mandate) => mandate.context === 'PROFESSIONAL')).toBe(true);
  });
});
