import { readFileSync } from 'node:fs';
import { attemptedChange } from './attempted-change.js';

const ID = '0193a1b2-0000-7000-8000-000000000001';
/** They judge or end something of the caller's own, and change nothing that is kept. */
const CHANGE_NOTHING = [
  'POST /api/v1/session/logout',
  'POST /api/v1/certificates/inspect',
  'POST /api/v1/ssh-keys/inspect',
  'POST /api/v1/ops/trust-anchors/impact',
];

describe('the change that a request asks for', () => {
  const { paths } = JSON.parse(readFileSync('openapi/chaman.json', 'utf8')) as { paths: Record<string, object> };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

  it.each(routes.filter((route) => !route.startsWith('GET ') && !CHANGE_NOTHING.includes(route)))(
    'has a name where it is refused: %s',
    (route) => {
      const [method = '', path = ''] = route.split(' ');
      expect(attemptedChange({ method, originalUrl: path.replace('{id}', ID) })?.action).toMatch(/-refused$/);
    },
  );

  it.each([...CHANGE_NOTHING, ...routes.filter((route) => route.startsWith('GET '))])('is none: %s', (route) => {
    const [method = '', path = ''] = route.split(' ');
    expect(attemptedChange({ method, originalUrl: path.replace('{id}', ID) })).toBeUndefined();
  });

  it('is found however the address is written, and names the account', () => {
    const originalUrl = `/API/v1/FTP-SFTP-accounts/${ID.toUpperCase()}/?x=secret`;
    expect(attemptedChange({ method: 'DELETE', originalUrl })).toEqual({
      action: 'account.deletion-refused',
      accountId: ID,
    });
  });

  it('keeps nothing of an id that cannot be one', () => {
    const originalUrl = `/api/v1/web-service-accounts/${'x'.repeat(5_000)}/certificates`;
    expect(attemptedChange({ method: 'POST', originalUrl })).toEqual({
      action: 'account.certificate-addition-refused',
      accountId: null,
    });
  });
});
