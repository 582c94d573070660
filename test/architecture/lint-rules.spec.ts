import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import tseslint from 'typescript-eslint';
import { LINT_PLANTS, TIDY_FILES } from './lint-plants.js';

const ROOT = resolve(import.meta.dirname, '../..');

describe('the lint rules', () => {
  // The planted files are in no project, so the rules that ask the type checker stay out.
  const eslint = new ESLint({
    cwd: ROOT,
    overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
  });

  async function complaints({ path, text }: { path: string; text: string }): Promise<readonly (string | null)[]> {
    const results = await eslint.lintText(text, { filePath: resolve(ROOT, path) });
    return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
  }

  it.each(LINT_PLANTS)('$convention', async ({ rule, ...plant }) => {
    await expect(complaints(plant)).resolves.toEqual([rule]);
  });

  it.each(TIDY_FILES)('leave a tidy $path alone', async (file) => {
    await expect(complaints(file)).resolves.toEqual([]);
  });
});
