import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SamlTrial } from './trial.js';
import { ADVERSARIES } from './corpus-cases.js';

/** The folder of the input corpus; its README says what is in it. */
const CORPUS = resolve(process.env['CHAMAN_CORPUS'] ?? '../shared/corpus');
const FILE = join(CORPUS, 'saml', 'cases.json');

interface Case {
  readonly id: string;
  readonly title: string;
}

if (!existsSync(FILE)) {
  describe('the SAML cases of the corpus', () => {
    it.skip(`SKIPPED: there is no corpus at ${CORPUS} (CHAMAN_CORPUS)`, () => undefined);
  });
} else {
  const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly cases: readonly Case[] };

  describe('the SAML cases of the corpus', () => {
    let trial: SamlTrial;

    beforeAll(async () => {
      trial = await SamlTrial.start();
    });
    afterAll(() => trial.stop());

    it('are all built here', () => {
      expect(cases.length).toBeGreaterThan(0);
      expect(cases.map(({ id }) => id).filter((id) => !(id in ADVERSARIES))).toEqual([]);
    });

    const built = cases.flatMap(({ id, title }) =>
      (ADVERSARIES[id] ?? []).map(({ variant, ...adversary }) => ({ id, title, variant, ...adversary })),
    );
    it.each(built)('$id ($title): $variant', async ({ run }) => {
      const { became, expected } = await run(trial);
      expect(became).toEqual(expected);
    });
  });
}
