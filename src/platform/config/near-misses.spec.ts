import { nearMisses } from './near-misses.js';

const READ = [
  'SESSION_SECRET',
  'SESSION_SECRET_FILE',
  'SCIM_URL',
  'SMTP_URL',
  'HOST',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
];
const meant = (...given: string[]) => nearMisses(given, READ).map((each) => each.meant);

describe('a name that nobody reads', () => {
  it.each([
    ['SESION_SECRET', 'SESSION_SECRET'],
    ['SESSION_SECRETT', 'SESSION_SECRET'],
    ['SESSION_SERCET', 'SESSION_SECRET'],
    ['SESSOIN_SERCET', 'SESSION_SECRET'],
    ['SESION_SECRET_FILE', 'SESSION_SECRET_FILE'],
    ['session_secret', 'SESSION_SECRET'],
    ['SESSION-SECRET', 'SESSION_SECRET'],
    ['SCIM_ULR', 'SCIM_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['DATABASE_DIRCT_UR', 'DATABASE_DIRECT_URL'],
  ])('%s looks like %s', (given, name) => expect(meant(given)).toEqual([name]));

  it.each([
    ['far from all', 'SESSION_SALT'],
    ['two letters from a short one', 'SCOM_URI'],
    ['a neighbour of one that is too short to tell', 'GHOST'],
    ['longer than one that it begins with', 'DATABASE_URL_OF_ANOTHER'],
    ['of the system', 'PATH'],
  ])('%s looks like none', (_what, given) => expect(meant(given)).toEqual([]));

  it('is told beside the nearest of several', () =>
    expect(meant('SMTP_URI', 'SCIM_UR')).toEqual(['SMTP_URL', 'SCIM_URL']));
});
