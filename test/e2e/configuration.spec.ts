import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAuthority, buildCertificate, keyPair } from '../builders/certificates.js';

// Nobody listens there: whoever connects fails.
const NOWHERE = 'postgres://chaman:a-password@127.0.0.1:1/chaman';
const SESSION_SECRET = 'a-secret-that-nobody-may-be-shown-0001';
const KEY = Buffer.alloc(32, 7).toString('base64');

/** What a process is told by its environment, and by `--check-config` before it is started for good. */
describe('the configuration of a process', () => {
  let directory: string;
  let api: NodeJS.ProcessEnv;
  let worker: NodeJS.ProcessEnv;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'configuration-'));
    await writeFile(join(directory, 'root.pem'), buildAuthority('Root').pem);
    const key = keyPair('rsa', 'sign-in');
    const shared = {
      PATH: process.env['PATH'],
      DATABASE_URL: NOWHERE,
      DATABASE_DIRECT_URL: NOWHERE,
      QUEUE_URL: NOWHERE,
      ENCRYPTION_KEYS: `k1:${KEY}`,
    };
    api = {
      ...shared,
      PORT: '0',
      PUBLIC_URL: 'https://chaman.example',
      TRUST_ANCHORS_DIR: directory,
      SESSION_SECRET,
      SAML_IDP_ENTITY_ID: 'urn:idp',
      SAML_IDP_SSO_URL: 'https://idp.example/sso',
      SAML_IDP_CERTIFICATE: buildCertificate().pem,
      SAML_SP_ENTITY_ID: 'urn:chaman',
      SAML_SP_KEY: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      SAML_SP_CERTIFICATE: buildCertificate({ key }).pem,
    };
    worker = {
      ...shared,
      HEALTH_PORT: '0',
      INSTANCE_ID: 'test',
      SFTPGO_URL: 'https://sftpgo.example',
      SFTPGO_ADMIN_USER: 'chaman',
      SFTPGO_ADMIN_PASSWORD: 'x',
      SFTPGO_HOME_ROOT: '/srv',
      SCIM_URL: 'https://scim.example',
      SCIM_TOKEN: 'x',
      KEYCLOAK_URL: 'https://keycloak.example',
      KEYCLOAK_REALM: 'chaman',
      KEYCLOAK_ADMIN_CLIENT_ID: 'chaman-worker',
      KEYCLOAK_ADMIN_CLIENT_SECRET: 'x',
    };
  });
  afterAll(() => rm(directory, { recursive: true }));

  const file = async (name: string, content: string) => {
    const path = join(directory, `.${name}`);
    await writeFile(path, content);
    return path;
  };

  it('is found usable without a start, and without a connection', async () => {
    const migration = { PATH: process.env['PATH'], DATABASE_MIGRATION_URL: NOWHERE };
    expect(await run('api', api, '--check-config')).toEqual(usable('api'));
    expect(await run('worker', worker, '--check-config')).toEqual(usable('worker'));
    expect(await run('migrate', migration, '--check-config')).toEqual(usable('migrate'));
    expect(await run('audit-purge', migration, '--check-config')).toEqual(usable('audit:purge'));
  });

  it('is refused with everything that is wrong with it, and no secret, at the check as at the start', async () => {
    const { SESSION_SECRET: secret, ...others } = api;
    const wrong = {
      ...others,
      SESION_SECRET: secret,
      PORT: '70000',
      PUBLIC_URL: 'http://chaman.example',
      DATABASE_URL: 'mysql://chaman:a-password@127.0.0.1/chaman',
      ENCRYPTION_KEYS_FILE: await file('keys', `k1:${KEY}\n`),
      SAML_SP_CERTIFICATE: buildCertificate({ key: keyPair('rsa', 'another') }).pem,
      SYSTEM_TOKEN_ISSUER: 'https://sso.example',
      REVOCATION: 'crl',
      TRUST_ANCHORS_DIR: join(directory, 'nowhere'),
    };
    const checked = await run('api', wrong, '--check-config');
    expect(checked.code).toBe(1);
    const faults = checked.stderr.split('\n').filter((line) => line.startsWith('  - '));
    for (const [index, beginning] of [
      'PORT must be a whole number from 0 to 65535',
      'DATABASE_URL must be a URL that starts with postgres:// or postgresql://',
      'ENCRYPTION_KEYS is given twice, by itself and by ENCRYPTION_KEYS_FILE',
      'SESSION_SECRET is missing',
      'PUBLIC_URL must start with https://',
      'SAML_SP_CERTIFICATE must begin with the certificate of the first SAML_SP_KEY',
      'SYSTEM_TOKEN_ISSUER, SYSTEM_TOKEN_AUDIENCE and SYSTEM_TOKEN_JWKS_URL belong together',
      'REVOCATION is crl, but REVOCATION_ALLOWED_HOSTS names nobody to ask',
      'TRUST_ANCHORS_DIR ',
      'SESION_SECRET: did you mean SESSION_SECRET?',
    ].entries())
      expect(faults[index]).toContain(`  - ${beginning}`);
    expect(faults).toHaveLength(10);
    for (const kept of [SESSION_SECRET, KEY, 'a-password']) expect(checked.stderr).not.toContain(kept);

    expect(await run('api', wrong)).toEqual(checked);
  });

  it('takes secrets from files, and says which file cannot be used', async () => {
    const { SCIM_TOKEN, SFTPGO_ADMIN_PASSWORD, KEYCLOAK_ADMIN_CLIENT_SECRET, ...others } = worker;
    expect([SCIM_TOKEN, SFTPGO_ADMIN_PASSWORD, KEYCLOAK_ADMIN_CLIENT_SECRET]).not.toContain(undefined);
    const given = {
      ...others,
      SCIM_TOKEN_FILE: await file('token', 'a-token\n'),
      SFTPGO_ADMIN_PASSWORD_FILE: await file('password', 'a-password\r\n'),
    };
    const secret = await file('secret', 'a-secret');
    const complete = { ...given, KEYCLOAK_ADMIN_CLIENT_SECRET_FILE: secret };
    expect(await run('worker', complete, '--check-config')).toEqual(usable('worker'));

    const empty = { ...given, KEYCLOAK_ADMIN_CLIENT_SECRET_FILE: await file('empty', '\n') };
    const absent = { ...given, KEYCLOAK_ADMIN_CLIENT_SECRET_FILE: join(directory, 'nowhere') };
    for (const [environment, fault] of [
      [empty, 'KEYCLOAK_ADMIN_CLIENT_SECRET is empty in the file that KEYCLOAK_ADMIN_CLIENT_SECRET_FILE names'],
      [
        absent,
        'KEYCLOAK_ADMIN_CLIENT_SECRET cannot be read from the file that KEYCLOAK_ADMIN_CLIENT_SECRET_FILE names (ENOENT)',
      ],
    ] as const) {
      const { code, stderr } = await run('worker', environment, '--check-config');
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(`  - ${fault}`) as string });
    }
  });

  it('may be one for all processes', async () => {
    const all = { ...worker, ...api, DATABASE_MIGRATION_URL: NOWHERE };
    for (const name of ['api', 'worker', 'migrate'])
      expect(await run(name, all, '--check-config')).toEqual(usable(name));
  });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function usable(name: string): Ended {
  return { code: 0, stdout: `The configuration of ${name} can be used.\n`, stderr: '' };
}

function run(name: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) =>
    execFile(process.execPath, [`dist/src/${name}.main.js`, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    ),
  );
}
