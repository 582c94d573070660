import type { DesiredAccount } from '../../provisioning/gateway.port.js';
import { differences, markerOf, merge, ownedPart } from './scim-mapping.js';
import { ENTERPRISE_SCHEMA, readUser, USER_SCHEMA } from './scim.wire.js';

const DESIRED: DesiredAccount = {
  accountId: '0198c0de-0000-7000-8000-000000000001',
  channel: 'SOAP',
  login: 'SOAP-101870',
  revision: 4,
  name: 'Batch',
  enabled: true,
  organisationName: 'Bakkerij Janssens',
  permissions: [],
  sshPublicKeys: [],
  passwordHash: '$argon2id$v=19$never-sent',
  certificates: [
    { name: 'old', der: Uint8Array.of(0x30, 1) },
    { name: 'new', der: Uint8Array.of(0x30, 2) },
  ],
};
const MARKER = markerOf('production', DESIRED);
const OWNED = ownedPart(DESIRED, MARKER);

describe('what a registry is told of an account', () => {
  it('is its marker, name, certificates and organisation, and no secret', () => {
    expect(OWNED).toEqual({
      schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
      externalId: 'production:0198c0de-0000-7000-8000-000000000001',
      userName: 'SOAP-101870',
      displayName: 'Batch',
      active: true,
      x509Certificates: [
        { value: 'MAE=', display: 'old', primary: true },
        { value: 'MAI=', display: 'new' },
      ],
      entitlements: [],
      [ENTERPRISE_SCHEMA]: { organization: 'Bakkerij Janssens' },
    });
  });

  it('is laid over what others keep there', () => {
    const theirs = {
      schemas: [USER_SCHEMA, 'urn:theirs'],
      userName: 'x',
      title: 'kept',
      id: '7',
      meta: { version: '1' },
    };
    expect(merge({ ...theirs, [ENTERPRISE_SCHEMA]: { division: 'kept' } }, OWNED)).toEqual({
      ...OWNED,
      id: '7',
      title: 'kept',
      schemas: [USER_SCHEMA, 'urn:theirs', ENTERPRISE_SCHEMA],
      [ENTERPRISE_SCHEMA]: { division: 'kept', organization: 'Bakkerij Janssens' },
    });
  });
});

describe('what differs', () => {
  const differing = (change: object): string[] => {
    const user = readUser({ ...OWNED, ...change });
    if (!user) throw new Error('not a user');
    return differences(user, OWNED);
  };

  it.each([
    ['another spelling of the user name', { userName: 'soap-101870' }],
    [
      'order, display name, line breaks and missing padding',
      { x509Certificates: [{ value: 'MA\nI' }, { value: 'MAE' }] },
    ],
    ['an absent list for an empty one', { entitlements: undefined }],
    ['attributes that are not ours', { title: 'x', externalId: 'y' }],
  ])('is not %s', (_what, change) => {
    expect(differing(change)).toEqual([]);
  });

  it.each([
    ['user-name', { userName: 'SOAP-1' }],
    ['name', { displayName: undefined }],
    ['active', { active: undefined }],
    ['certificates', { x509Certificates: [{ value: 'MAE=' }] }],
    ['certificates', { x509Certificates: 'nonsense' }],
    ['permissions', { entitlements: [{ value: 'all' }] }],
    ['organisation', { [ENTERPRISE_SCHEMA]: 'nonsense' }],
  ])('is %s', (part, change) => {
    expect(differing(change)).toEqual([part]);
  });
});
