import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { resolve } from 'node:path';
import { IMPORT_PLANTS, TIDY } from './import-plants.js';
import { withPlantedTree } from './planted-tree.js';

const ROOT = resolve(import.meta.dirname, '../..');
const configuration = await extractConfiguration(resolve(ROOT, '.dependency-cruiser.js'));
const forbidden = configuration.forbidden as readonly (IForbiddenRuleType & { name: string })[];

/** The violations of the tree, as `rule: from -> to`. */
async function violations(baseDir: string, folders: readonly string[]): Promise<readonly string[]> {
  const { tsConfig: _, ...options } = configuration.options ?? {};
  const { output } = await cruise([...folders], {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: [...forbidden] },
  });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

const rulesIn = (found: readonly string[]): readonly string[] => [
  ...new Set(found.map((violation) => violation.slice(0, violation.indexOf(':')))),
];

const foldersOf = (files: object): readonly string[] => [
  ...new Set(Object.keys(files).map((path) => path.slice(0, path.indexOf('/')))),
];

describe('the import rules', () => {
  it('have a comment each, and a planted violation each', () => {
    expect(forbidden.filter(({ comment }) => !comment)).toEqual([]);
    expect(Object.keys(IMPORT_PLANTS).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  const plants = Object.entries(IMPORT_PLANTS).flatMap(([rule, trees]) =>
    trees.map((files) => ({ rule, where: Object.keys(files).join(' + '), files })),
  );

  it.each(plants)('$rule bites in $where', async ({ rule, files }) => {
    const found = await withPlantedTree(files, (root) => violations(root, foldersOf(files)));
    expect(rulesIn(found)).toContain(rule);
  });

  it('leave a tidy tree alone', async () => {
    await expect(withPlantedTree(TIDY, (root) => violations(root, foldersOf(TIDY)))).resolves.toEqual([]);
  });

  it('hold in this product', async () => {
    await expect(violations(ROOT, ['src', 'sandbox', 'test', 'scripts'])).resolves.toEqual([]);
  }, 60_000);
});
