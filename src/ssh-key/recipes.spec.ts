import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeSshKey } from './judge-ssh-key.js';
import { SSH_KEY_RECIPES } from './recipes.js';

const installed = spawnSync('ssh-keygen', ['-?'], { stdio: 'ignore' }).error === undefined;
const when = installed ? it : it.skip;
const skipped = installed ? '' : 'SKIPPED, ssh-keygen is not installed: ';

describe('the recipes for ssh-keygen', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (name: string, options: string) => {
    const command = SSH_KEY_RECIPES.find((recipe) => recipe.name === name)?.commands.join(' && ') ?? '';
    const own = `${command.replace('FILE', 'chaman_key')} ${options}`;
    return spawnSync('sh', ['-c', own], { cwd: folder, encoding: 'utf8' }).stdout;
  };

  when.each(['new-ssh-keygen', 'new-rsa-ssh-keygen'])(`${skipped}%s makes a key that is accepted`, (name) => {
    run(name, "-q -N ''");
    const made = judgeSshKey({ text: readFileSync(join(folder, 'chaman_key.pub')) });
    expect(made).toMatchObject({ accepted: true, facts: { comment: 'NAME' } });
    expect(judgeSshKey({ text: run('public-ssh-keygen', '') }).canonical).toBe(made.canonical);
  });
});
