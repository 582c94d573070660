import { failures } from '../../platform/rule/rule.js';
import { judgePhoneNumber } from './phone-number.rule.js';

const failed = (countryCode: string, number: string) => {
  const { results, phone } = judgePhoneNumber({ countryCode, number });
  expect(phone === undefined).toBe(failures(results).length > 0);
  return failures(results).map(({ rule, found }) => `${rule}: ${found?.en}`);
};

describe('a phone number', () => {
  it.each([
    ['+32', '0470 12 34 56', '+32470123456'],
    ['32', '470123456', '+32470123456'],
    ['0032', '02/509.59.59', '+3225095959'],
    [' +32 ', '(02) 509-59-59', '+3225095959'],
    ['+32', '+32 470 12 34 56', '+32470123456'],
    ['+32', '0032 (0)470 12 34 56', '+32470123456'],
    ['+352', '26 12 34', '+352261234'],
    ['+39', '06 1234 5678', '+390612345678'],
    ['+1', '(202) 555-0143', '+12025550143'],
    ['+49', '030 12345678901', '+493012345678901'],
  ])('%s and %s is %s', (countryCode, number, e164) => {
    expect(judgePhoneNumber({ countryCode, number }).phone?.e164).toBe(e164);
  });

  it.each(['', '+', '+0', '+3', '+321', '+1234', '+3 2', 'BE', '+23', '++32'])('has no country code %j', (code) =>
    expect(failed(code, '470123456')).toEqual(['phone-country-code: This is not a country code.']),
  );

  it.each(['', ' ', '0470 12 34 5x', '0470 12 34 56 ext 2', '٠٤٧٠', '0470+123456', '0470\n123456'])(
    'is not %j',
    (number) =>
      expect(failed('+32', number)).toEqual([
        'phone-number: The number is empty or holds other characters than digits.',
      ]),
  );

  it.each(['1', '01', '00000', '12345678901234'])('has 4 to 15 digits, so not %j', (number) =>
    expect(failed('+32', number)).toHaveLength(1),
  );

  it('of another country than its code is not guessed at', () =>
    expect(failed('+32', '+31 6 12345678')).toEqual([
      'phone-number: The number starts with another country code than {countryCode}.',
    ]));

  it('tells both faults at once', () => expect(failed('x', 'y')).toHaveLength(2));
});
