import { existsSync, readdirSync, readFileSync } from 'node:fs';

const text = readFileSync('docs/security.md', 'utf8');
const rows = [...text.matchAll(/^\| (?!threat|-)(.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, threat = '', stop = '', proof = '']) => ({
    threat,
    stop,
    tests: [...proof.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }),
);

describe('docs/security.md', () => {
  it('says of every threat what stops it, and which test proves that', () => {
    expect(rows.length).toBeGreaterThan(14);
    expect(rows.filter(({ stop, tests }) => stop === '' || tests.length === 0)).toEqual([]);
  });

  it('names tests that exist', () => {
    const missing = rows.flatMap(({ tests }) => tests).filter((file) => !/\.spec\.ts$/.test(file) || !existsSync(file));
    expect(missing).toEqual([]);
  });

  it('leaves out no suite of attacks', () => {
    const suites = readdirSync('test/security/boundary').filter((name) => name.endsWith('.spec.ts'));
    expect(suites.filter((name) => !text.includes(`test/security/boundary/${name}`))).toEqual([]);
  });
});
