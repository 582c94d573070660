import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failures } from '../platform/rule/rule.js';
import { judgeCertificate } from './judge-certificate.js';
import { CERTIFICATE_RECIPES } from './recipes.js';
import { TrustStore } from './trust-store.js';

const PASSWORD = 'changeit';

/** What keeps a program from asking for the password that protects the key. */
function withPassword(command: string): string {
  if (command.startsWith('keytool')) return `${command} -storepass ${PASSWORD}`;
  if (command.startsWith('openssl pkcs12')) return `${command} -passin pass:${PASSWORD}`;
  return `${command} -passout pass:${PASSWORD}`;
}

function isInstalled(tool: string): boolean {
  return spawnSync(tool, tool === 'openssl' ? ['version'] : ['-help'], { stdio: 'ignore' }).error === undefined;
}

describe.each(['openssl', 'keytool'])('the recipes for %s', (tool) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const shell = (command: string) => {
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    expect({ command, status, ...(status !== 0 && { stderr }) }).toEqual({ command, status: 0 });
  };
  const run = (name: string) => {
    const recipe = CERTIFICATE_RECIPES.find((each) => each.name === `${name}-${tool}`);
    for (const command of recipe?.commands ?? []) {
      const own = command.replace('NAME', 'edi.example').replace('ORGANISATION', 'Example NV');
      shell(withPassword(own.replace(/FILE\.\w+/, 'key.p12')));
    }
  };
  const judge = () =>
    judgeCertificate({
      bytes: readFileSync(join(folder, 'certificate.cer')),
      uploadName: 'certificate.cer',
      channel: 'REST',
      now: new Date(),
      trust: TrustStore.fromFiles([]),
      organisationName: 'Example NV',
    });
  const when = isInstalled(tool) ? it : it.skip;
  const skipped = isInstalled(tool) ? '' : `SKIPPED, ${tool} is not installed: `;

  when(`${skipped}make a self-signed certificate that REST accepts without a warning`, () => {
    run('self-signed');
    const { accepted, results, facts } = judge();
    expect(failures(results)).toEqual([]);
    expect(accepted).toBe(true);
    expect(results.filter(({ verdict }) => verdict === 'warning')).toEqual([]);
    expect(facts).toMatchObject({ owner: 'edi.example', organisation: 'Example NV', selfSigned: true });
  });

  when(`${skipped}make a request`, () => {
    rmSync(join(folder, 'key.p12'), { force: true });
    run('request');
    expect(readFileSync(join(folder, 'request.csr'), 'utf8')).toMatch(/BEGIN (NEW )?CERTIFICATE REQUEST/);
  });

  when(`${skipped}take the certificate alone out of a key store`, () => {
    // Of keytool, the recipe before left the key store.
    if (tool === 'openssl') {
      const key = '-inkey key.pem -in self-signed.cer';
      shell(
        `openssl req -x509 -key key.pem -passin pass:${PASSWORD} -subj /CN=NAME -addext keyUsage=critical,digitalSignature -out self-signed.cer`,
      );
      shell(`openssl pkcs12 -export ${key} -passin pass:${PASSWORD} -passout pass:${PASSWORD} -out key.p12`);
    }
    run('extract');
    expect(judge().accepted).toBe(true);
  });
});

describe('the recipes', () => {
  it('offer a self-signed certificate only where one is accepted', () => {
    const channels = new Set(
      CERTIFICATE_RECIPES.filter(({ name }) => name.startsWith('self-signed')).flatMap((recipe) => recipe.channels),
    );
    expect([...channels]).toEqual(['REST']);
  });

  it('have a name of their own each', () => {
    const names = CERTIFICATE_RECIPES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
