import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { buildAuthority, keyPair } from '../../../test/builders/certificates.js';
import { Clock } from '../../platform/clock.js';
import { ConfigurationError } from '../../platform/config/configuration-error.js';
import { TrustAnchorsKeeper } from './trust-anchors.keeper.js';

const root = buildAuthority('Root');
const other = buildAuthority('Other', { key: keyPair('P-384', 'other') });

describe('the trust anchors in force', () => {
  let parent: string;
  let directory: string;
  let keeper: TrustAnchorsKeeper | undefined;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    parent = await mkdtemp(join(tmpdir(), 'anchors-'));
    directory = join(parent, 'anchors');
    await mkdir(directory);
    await writeFile(join(directory, 'root.pem'), root.pem);
  });
  afterEach(async () => {
    await keeper?.onApplicationShutdown();
    await rm(parent, { recursive: true });
  });

  async function open(intervalMs = 3_600_000): Promise<TrustAnchorsKeeper> {
    keeper = await TrustAnchorsKeeper.open({ directory, intervalMs, settleMs: 20 }, new Clock());
    return keeper;
  }
  const owners = () => keeper?.state().authorities.map(({ facts }) => facts.owner);
  const told = (event: 'loaded' | 'failed') => once((keeper as TrustAnchorsKeeper).events, event);

  it('are not there when the folder cannot be used: nothing starts', async () => {
    await writeFile(join(directory, 'notes.txt'), 'hello');
    const failure = await open().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect((failure as Error).message).toMatch(/TRUST_ANCHORS_DIR notes\.txt: not only certificates/);
  });

  it('follow the folder', async () => {
    await open();
    const before = keeper?.current();
    const loaded = told('loaded');
    await writeFile(join(directory, 'other.pem'), other.pem);
    await loaded;
    expect(owners()).toEqual(['Other', 'Root']);
    expect(keeper?.current()).not.toBe(before);
    const again = told('loaded');
    await unlink(join(directory, 'root.pem'));
    await again;
    expect(owners()).toEqual(['Other']);
    expect(keeper?.state().failedReload).toBeUndefined();
  });

  it('stay as they were when the folder breaks, and say why, until it is mended', async () => {
    await open();
    const before = keeper?.current();
    const failed = told('failed');
    await writeFile(join(directory, 'other.pem'), other.pem.slice(0, 300));
    expect(await failed).toEqual([expect.stringMatching(/^other\.pem: .*pem-no-end/)]);
    expect(keeper?.current()).toBe(before);
    expect(keeper?.state().failedReload).toMatchObject({
      standing: true,
      reason: expect.stringMatching(/^other\.pem/),
    });
    const loaded = told('loaded');
    await writeFile(join(directory, 'other.pem'), other.pem);
    await loaded;
    expect(owners()).toEqual(['Other', 'Root']);
    expect(keeper?.state().failedReload).toMatchObject({ standing: false });
  });

  it('follow a folder that was put in the place of the old one, by looking now and then', async () => {
    await open(30);
    const loaded = told('loaded');
    await mkdir(join(parent, 'next'));
    await writeFile(join(parent, 'next', 'other.pem'), other.pem);
    await rename(directory, join(parent, 'previous'));
    await rename(join(parent, 'next'), directory);
    await loaded;
    expect(owners()).toEqual(['Other']);
  });

  it('survive the folder’s disappearance', async () => {
    await open(30);
    const failed = told('failed');
    await rm(directory, { recursive: true });
    expect(await failed).toEqual([expect.stringMatching(/cannot be read|is empty/)]);
    expect(owners()).toEqual(['Root']);
  });
});
