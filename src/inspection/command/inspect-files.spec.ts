import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAuthority, buildCertificate, name, NOW } from '../../../test/builders/certificates.js';
import { TrustStore } from '../../certificate/trust-store.js';
import type { InspectCommand } from './arguments.js';
import { inspectFiles } from './inspect-files.js';
import { readAnchors } from './read-anchors.js';

const root = buildAuthority('Root');
const issuing = buildAuthority('Issuing', { issuer: root });
const good = buildCertificate();
const NOBODY = TrustStore.fromFiles([]);

describe('inspecting files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const put = async (fileName: string, bytes: string | Uint8Array) => {
    const path = join(folder, fileName);
    await writeFile(path, bytes);
    return path;
  };
  const run = async (command: Partial<InspectCommand>, trust = NOBODY) => {
    const all = { channel: 'REST', files: [], now: NOW, json: true, language: 'en', ...command } as const;
    const texts: string[] = [];
    for await (const text of inspectFiles(all, trust)) texts.push(text);
    return texts;
  };
  const json = async (command: Partial<InspectCommand>, trust?: TrustStore) =>
    (await run(command, trust)).map((line) => JSON.parse(line) as Record<string, unknown>);

  it('gives one JSON object on a line for each file, in their order', async () => {
    const files = [await put('good.cer', good.der), await put('good.crt', good.der)];
    const lines = await run({ files });
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    expect(await json({ files })).toEqual([
      { file: files[0], accept: true, failedRules: [], warnings: [], facts: expect.objectContaining({ version: 3 }) },
      { file: files[1], accept: false, failedRules: ['wrong-extension'], warnings: [], facts: expect.anything() },
    ]);
  });

  it('judges under another name where one is given', async () => {
    const files = [await put('good.crt', good.der)];
    expect(await json({ files, uploadName: 'good.cer' })).toMatchObject([{ accept: true }]);
  });

  it('says of each file that cannot be read what it is, and goes on', async () => {
    const files = [join(folder, 'none'), folder, await put('good.cer', good.der)];
    const [none, directory, readable] = await json({ files });
    const refused = { accept: false, failedRules: ['unreadable-file'], warnings: [], facts: null };
    expect(none).toEqual({ file: files[0], ...refused, error: 'not-found' });
    expect(directory).toEqual({ file: files[1], ...refused, error: 'is-a-folder' });
    expect(readable).toMatchObject({ accept: true });
    expect((await run({ files, json: false }))[1]).toContain('this is a folder');
  });

  it('reads no more of a large file than is needed to refuse it', async () => {
    const path = await put('large.cer', '');
    await truncate(path, 2 ** 40);
    expect(await json({ files: [path] })).toMatchObject([{ accept: false, failedRules: ['too-large'] }]);
  });

  it('gives code and facts for SSH keys', async () => {
    const files = [await put('a.pub', 'ssh-ed25519 AAAA'), join(folder, 'none')];
    const [broken, none] = await json({ files, channel: undefined });
    expect(broken).toEqual({ file: files[0], accept: false, code: 'malformed', facts: null });
    expect(none).toEqual({ file: files[1], accept: false, code: 'unreadable-file', facts: null, error: 'not-found' });
  });

  it('shows people every rule with a sign, in their language', async () => {
    const files = [await put('good.crt', good.der)];
    const [text = ''] = await run({ files, json: false, language: 'nl' });
    expect(text).toContain('good.crt: geweigerd');
    expect(text).toMatch(/vervaldatum +\d/);
    expect(text).toMatch(/^ {2}✗ wrong-extension: De bestandsnaam eindigt op \.cer\.\n {6}Het bestand heet/m);
    expect(text).toMatch(/^ {2}✓ expired: /m);
    expect(text).toMatch(/^ {2}– self-signed-not-allowed: /m);
  });

  it('lets nothing in a certificate steer the terminal', async () => {
    const hostile = buildCertificate({ subject: name({ CN: 'a\u001b[2Jb\u202ec', O: 'O' }) });
    const [text = ''] = await run({ files: [await put('hostile.cer', hostile.der)], json: false });
    expect(text).toContain('a\ufffd[2Jb\ufffdc');
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });

  it('trusts the issuers of a bundle or a folder, and leaves out what cannot be used', async () => {
    const leaf = buildCertificate({ issuer: issuing });
    const files = [await put('leaf.cer', leaf.der)];
    const bundle = await put(
      'bundle.pem',
      `Root:\n${root.pem}Damaged:\n${root.pem.replace('MII', 'M*I')}${issuing.pem}`,
    );
    expect(await json({ files })).toMatchObject([{ failedRules: ['untrusted-issuer'] }]);
    for (const path of [bundle, folder]) {
      const { store, leftOut } = await readAnchors(path);
      expect([store.anchors.length, leftOut]).toEqual([
        path === bundle ? 1 : expect.any(Number),
        [expect.stringMatching(/^bundle\.pem, line \d+: .*pem-base64/)],
      ]);
      expect(await json({ files }, store)).toMatchObject([{ accept: true }]);
    }
    await expect(readAnchors(join(folder, 'none'))).rejects.toThrow(/--anchors: .*ENOENT/);
  });
});
