import { readCriterion } from './account-criterion.js';

const HEX = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';
const COLONS = (HEX.match(/../g) ?? []).join(':');

describe('what a system knows of an account', () => {
  it.each([
    [{ clientId: 'self_service_expeditor_2214' }, { by: 'clientId', clientId: 'self_service_expeditor_2214' }],
    [{ userName: 'Payroll1' }, { by: 'userName', userNames: ['payroll1'] }],
    [{ userName: 'EXPPayroll1' }, { by: 'userName', userNames: ['payroll1'] }],
    [{ userName: 'export1' }, { by: 'userName', userNames: ['export1', 'ort1'] }],
    [{ userName: 'exp' }, { by: 'userName', userNames: ['exp'] }],
    [{ userName: 'EXPabcdefghij' }, { by: 'userName', userNames: ['abcdefghij'] }],
    [{ certificateSha256: HEX.toUpperCase() }, { by: 'certificate', fingerprint: HEX }],
    [{ certificateSha256: COLONS.toUpperCase() }, { by: 'certificate', fingerprint: HEX }],
  ])('is read from %j', (given, criterion) => {
    expect(readCriterion(given)).toEqual(criterion);
  });

  it.each([
    [{}, 'exactly-one-criterion'],
    [{ clientId: 'one', userName: 'two' }, 'exactly-one-criterion'],
    [{ clientId: '' }, 'client-id-form'],
    [{ clientId: 'with space' }, 'client-id-form'],
    [{ userName: '' }, 'user-name-form'],
    [{ userName: 'abcdefghijk' }, 'user-name-form'],
    [{ userName: 'EXPabcdefghijk' }, 'user-name-form'],
    [{ userName: 'émile' }, 'user-name-form'],
    [{ certificateSha256: HEX.slice(2) }, 'fingerprint-form'],
    [{ certificateSha256: `${HEX}00` }, 'fingerprint-form'],
    [{ certificateSha256: HEX.replace('0a', '0g') }, 'fingerprint-form'],
    [{ certificateSha256: `${COLONS}:` }, 'fingerprint-form'],
  ])('is asked for anew when it is %j', (given, rule) => {
    expect(readCriterion(given)).toMatchObject({ rule });
  });
});
