import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../../sandbox/environment/project-root.js';
import { CONFIGURATIONS } from '../../../src/configuration.js';
import { buildAuthority } from '../../builders/certificates.js';
import { compose, startedProcesses, type Started } from './deployments.js';

const run = promisify(execFile);
/** Read by Node itself. */
const OF_NODE = ['NODE_ENV', 'NODE_EXTRA_CA_CERTS'];
/** The image gives them to every process. */
const OF_IMAGE = ['HOST', 'PORT', 'HEALTH_HOST', 'METRICS_HOST'];
const MOUNTED_AT = /^\/run\/secrets\/(chaman\/)?/;

const told = startedProcesses().map((each) => [`${each.process} in ${each.deployment}`, each] as const);

describe('the example deployments', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'deployment-'));
    cpSync(join(PROJECT_ROOT, 'docker/make-secrets.sh'), join(directory, 'make-secrets.sh'));
    await run(join(directory, 'make-secrets.sh'));
    mkdirSync(join(directory, 'anchors'));
    writeFileSync(join(directory, 'anchors/root.pem'), buildAuthority('Root').pem);
    writeFileSync(join(directory, 'secrets/smtp-url'), 'smtp://chaman:password@mail.example:587');
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('start every process, in both', () => {
    expect(told.map(([name]) => name).sort()).toEqual(
      ['api', 'migrate', 'worker'].flatMap((each) => [`${each} in compose`, `${each} in kubernetes`]),
    );
  });

  it.each(told)('set no variable that nobody reads, and all that must be: %s', (_, { process, variables }) => {
    const known = Object.entries(CONFIGURATIONS[process].variables);
    const given = Object.keys(variables).map((name) => name.replace(/_FILE$/, ''));
    const names = known.map(([name]) => name);
    expect(given.filter((name) => ![...names, ...OF_NODE, ...OF_IMAGE].includes(name))).toEqual([]);
    const required = known.filter(([, definition]) => !('fallback' in definition)).map(([name]) => name);
    expect(required.filter((name) => !given.includes(name))).toEqual([]);
    // What is secret comes as a file, and no other way.
    const secret = known.filter(([, definition]) => definition.secret).map(([name]) => name);
    expect(Object.keys(variables).filter((name) => secret.includes(name) && !isFreeOfSecrets(variables[name]))).toEqual(
      [],
    );
  });

  it.each(told)('give it a configuration that it takes: %s', async (_, started) => {
    const { stdout } = await run(process.execPath, [`dist/src/${started.process}.main.js`, '--check-config'], {
      cwd: PROJECT_ROOT,
      env: { PATH: process.env['PATH'], ...onThisMachine(started) },
    });
    expect(stdout).toContain('can be used');
  });

  it.each(told)('give it no more rights than it needs: %s', (_, { deployment, container }) => {
    if (deployment === 'compose')
      expect(container).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    else
      expect(container['securityContext']).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
  });

  it('name each image of compose by a version, open ports to this machine alone, and mount secrets that exist', () => {
    const { services, secrets } = compose();
    for (const [name, { image, ports = [], secrets: own = [] }] of Object.entries(services)) {
      expect({ name, image }).toEqual({ name, image: expect.stringMatching(/:v?\d+(\.\d+)*(-alpine)?$/) as unknown });
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
      for (const secret of own) expect(Object.keys(secrets)).toContain(secret);
    }
    const made = readdirSync(join(directory, 'secrets')).map((name) => `secrets/${name}`);
    for (const { file } of Object.values(secrets)) expect(made).toContain(file);
  });

  it('take secrets that are made anew for each installation, and kept when they are there', async () => {
    const session = () => readFileSync(join(directory, 'secrets/session-secret'), 'utf8');
    const before = session();
    await run(join(directory, 'make-secrets.sh'));
    expect(session()).toBe(before);
    expect(statSync(join(directory, 'secrets')).mode & 0o077).toBe(0);
    expect(statSync(join(directory, 'secrets/tls-ca.key')).mode & 0o077).toBe(0);
    expect(statSync(join(directory, '.env')).mode & 0o077).toBe(0);
    await run(join(directory, 'make-secrets.sh'), ['others']);
    expect(readFileSync(join(directory, 'others/session-secret'), 'utf8')).not.toBe(before);
  });

  /** Its variables, with folders of this machine for what is mounted there. */
  function onThisMachine({ variables, secrets }: Started): NodeJS.ProcessEnv {
    const files: Readonly<Record<string, string>> = Object.fromEntries(
      Object.entries(compose().secrets).map(([name, { file }]) => [name, join(directory, file)]),
    );
    return Object.fromEntries(
      Object.entries(variables).map(([name, value]) => {
        if (name === 'TRUST_ANCHORS_DIR') return [name, join(directory, 'anchors')];
        if (!MOUNTED_AT.test(value)) return [name, value.replace(/\$\{\w+:-(.*)\}/, '$1')];
        const secret = value.replace(MOUNTED_AT, '');
        expect(secrets).toContain(secret);
        return [name, files[secret] ?? join(directory, 'secrets', secret)];
      }),
    );
  }
});

/** An address may be told openly as long as no password stands in it. */
function isFreeOfSecrets(value = ''): boolean {
  return URL.canParse(value) && new URL(value).password === '';
}
