import { readFileSync } from 'node:fs';
import { PAGES } from '../../src/web-application/pages.js';

describe('the addresses of pages', () => {
  it('are those of the router of the web application: each page can be opened, reloaded and sent to a colleague', () => {
    const router = readFileSync('web/src/app/router.ts', 'utf8');
    const addresses = [...router.matchAll(/\bpath: '([^']*)'/g)].map(([, path = '']) => path.replaceAll('$', ':'));
    expect(addresses.length).toBe(router.match(/getParentRoute/g)!.length - router.match(/\bid: '/g)!.length);
    expect([...PAGES].sort()).toEqual(addresses.sort());
  });
});
