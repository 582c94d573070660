import { safeReturnPath } from './return-path.js';

describe('the page to return to after sign-in', () => {
  it.each(['/', '/api/docs', '/accounts/1?tab=keys#top', '/a%20b'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\tevil',
    '/%0d\r\nSet-Cookie: a=b',
    '/\u0000',
    ' /',
    'accounts',
    '',
    '/é',
    '/auth/login',
    '/AUTH/login?returnTo=/',
    `/${'a'.repeat(3000)}`,
    ['/a', '/b'],
    undefined,
    { toString: () => '/x' },
  ])('goes home instead of %j', (wanted) => {
    expect(safeReturnPath(wanted)).toBe('/');
  });
});
