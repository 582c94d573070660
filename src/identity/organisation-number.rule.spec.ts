import { isOrganisationNumber } from './organisation-number.rule.js';

describe('an organisation number', () => {
  it.each(['0566988259', '0412345614', '1023456797'])('accepts %s', (number) => {
    expect(isOrganisationNumber(number)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '0566988258'],
    ['a first digit above 1', '2023456797'],
    ['dots', '0566.988.259'],
    ['too few digits', '566988259'],
    ['a trailing line end', '0566988259\n'],
    ['other digits than ASCII', '٠٥٦٦٩٨٨٢٥٩'],
    ['nothing', ''],
  ])('refuses %s', (_fault, number) => {
    expect(isOrganisationNumber(number)).toBe(false);
  });
});
