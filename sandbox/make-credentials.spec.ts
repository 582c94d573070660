import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ssh2 from 'ssh2';
import { judgeCertificate } from '../src/certificate/judge-certificate.js';
import { readAnchorFolder } from '../src/certificate/anchors/anchor-folder.js';
import { judgeSshKey } from '../src/ssh-key/judge-ssh-key.js';
import { CertificateAuthority } from './certificate-authority/certificate-authority.js';
import { run } from './make-credentials.js';

describe('the command that makes credentials', () => {
  let folder: string;
  let directory: string;
  const said: string[] = [];
  const command = (...args: string[]) => run([...args, '--data', folder], (text) => said.push(text));
  const read = (file: string) => readFile(join(directory, file));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaman-credentials-'));
    directory = join(folder, 'mine');
    expect(await command('--name', 'An Peeters', '--organisation', 'Peeters BV', '--directory', directory)).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('makes a certificate that the product accepts, with its private key', async () => {
    const { anchorsDir } = await CertificateAuthority.open(folder);
    const bytes = await read('certificate.cer');
    const verdict = judgeCertificate({
      bytes,
      uploadName: 'certificate.cer',
      channel: 'SFTP',
      now: new Date(),
      trust: (await readAnchorFolder(anchorsDir)).store,
    });
    expect(verdict.accepted).toBe(true);
    expect(verdict.facts).toMatchObject({ owner: 'An Peeters', organisation: 'Peeters BV' });
    const key = createPrivateKey(await read('certificate-private-key.pem'));
    expect(new X509Certificate(bytes).checkPrivateKey(key)).toBe(true);
  });

  it('makes an SSH key pair that belongs together and that the product accepts', async () => {
    const { accepted, canonical } = judgeSshKey({ text: await read('sftp-key.pub') });
    expect(accepted).toBe(true);
    const parsed = ssh2.utils.parseKey(await read('sftp-key'));
    if (parsed instanceof Error) throw parsed;
    expect(`${parsed.type} ${parsed.getPublicSSH().toString('base64')}`).toBe(canonical);
  });

  it('keeps the private files to their owner', async () => {
    const modes = await Promise.all(
      ['sftp-key', 'certificate-private-key.pem'].map(async (file) => (await stat(join(directory, file))).mode & 0o777),
    );
    expect(modes).toEqual([0o600, 0o600]);
  });

  it('says what was made and which files to keep private', async () => {
    for (const file of await readdir(directory)) expect(said[0]).toContain(join(directory, basename(file)));
    expect(said[0]).toContain('never upload');
    expect(said[0]).not.toContain((await read('sftp-key')).toString().split('\n')[1]);
  });

  it('overwrites nothing, and says so', async () => {
    const before = await read('certificate.cer');
    expect(await command('--name', 'Other', '--directory', directory)).toBe(1);
    expect(said.at(-1)).toContain('already there');
    expect(await read('certificate.cer')).toEqual(before);
  });

  it('explains itself when asked or misunderstood', async () => {
    expect(await command('--help')).toBe(0);
    expect(await command()).toBe(2);
    expect(said.at(-1)).toContain('--name');
    expect(await command('--nonsense')).toBe(1);
    expect(said.at(-1)).toContain('--nonsense');
  });
});
