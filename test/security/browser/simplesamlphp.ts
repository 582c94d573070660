import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../../sandbox/environment/ports.js';
import type { SigningKey } from '../../../sandbox/identity-provider/signing-key.js';

const PROGRAM = '/usr/share/simplesamlphp';

/** Whether Debian's packages simplesamlphp and php-cli are there. */
export function hasSimpleSamlPhp(): boolean {
  return existsSync(join(PROGRAM, 'www')) && existsSync('/usr/bin/php');
}

/** An identity provider that nobody here has written: SimpleSAMLphp, with a configuration that is thrown away, on the loopback address. */
export class SimpleSamlPhp {
  private constructor(
    private readonly directory: string,
    private readonly child: ChildProcess,
    private readonly log: string[],
    readonly url: string,
  ) {}

  /**
   * @param productUrl where it may send people to after they signed out
   * @param users by `name:password`, their attributes
   */
  static async start(
    productUrl: string,
    key: SigningKey,
    users: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  ): Promise<SimpleSamlPhp> {
    const directory = await mkdtemp(join(tmpdir(), 'simplesamlphp-'));
    const url = `http://localhost:${await freePort()}`;
    await configure(directory, url, productUrl, key, users);
    const address = url.replace('http://localhost', '127.0.0.1');
    const child = spawn('php', ['-d', 'error_reporting=8191', '-S', address, '-t', join(PROGRAM, 'www')], {
      cwd: directory,
      env: {
        PATH: process.env['PATH'],
        SIMPLESAMLPHP_CONFIG_DIR: join(directory, 'config'),
        PHP_CLI_SERVER_WORKERS: '2',
      },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // With its workers, however the tests end.
    const end = (): void => endGroup(child);
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const log: string[] = [];
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`SimpleSAMLphp ended:\n${log.join('\n')}`)));
      createInterface({ input: child.stderr }).on('line', (line) => {
        log.push(line);
        if (/started$/.test(line)) resolve();
      });
    });
    return new SimpleSamlPhp(directory, child, log, url);
  }

  get entityId(): string {
    return `${this.url}/saml2/idp/metadata.php`;
  }

  /** Where it lets somebody sign out; it then tells all products where they were signed in. */
  logoutUrl(returnTo: string): string {
    return `${this.url}/saml2/idp/SingleLogoutService.php?ReturnTo=${encodeURIComponent(returnTo)}`;
  }

  /** It reads the product's own metadata, as an operator would give them to it. */
  async introduce(metadata: string): Promise<void> {
    await writeFile(join(this.directory, 'product.xml'), metadata);
  }

  /** What it has complained of. */
  get complaints(): readonly string[] {
    return this.log.filter((line) => /PHP (?:Fatal|Parse)|Exception/.test(line));
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    endGroup(this.child);
    await ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}

function endGroup(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL');
}

async function configure(
  directory: string,
  url: string,
  productUrl: string,
  key: SigningKey,
  users: object,
): Promise<void> {
  const folder = (name: string): string => join(directory, name);
  await Promise.all(['config', 'metadata', 'cert', 'log', 'temp', 'session'].map((name) => mkdir(folder(name))));
  const config = {
    baseurlpath: `${url}/`,
    certdir: `${folder('cert')}/`,
    loggingdir: `${folder('log')}/`,
    datadir: `${folder('temp')}/`,
    tempdir: folder('temp'),
    metadatadir: `${folder('metadata')}/`,
    attributenamemapdir: '/etc/simplesamlphp/attributemap/',
    secretsalt: 'thrown away with the tests',
    'auth.adminpassword': 'nobody signs in as the administrator',
    technicalcontact_email: 'nobody@example.org',
    'enable.saml20-idp': true,
    'module.enable': { exampleauth: true, core: true, saml: true },
    'session.phpsession.savepath': folder('session'),
    'session.cookie.secure': false,
    'session.cookie.samesite': 'Lax',
    'language.cookie.secure': false,
    'logging.handler': 'errorlog',
    'store.type': 'phpsession',
    'metadata.sources': [{ type: 'flatfile' }, { type: 'xml', file: folder('product.xml') }],
    'trusted.url.domains': [new URL(productUrl).host],
    production: true,
  };
  const hosted = {
    host: '__DEFAULT__',
    privatekey: 'idp.pem',
    certificate: 'idp.crt',
    auth: 'people',
    'signature.algorithm': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'saml20.sign.response': true,
    'saml20.sign.assertion': true,
    'assertion.encryption': true,
    sharedkey_algorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    'sign.logout': true,
    'redirect.sign': true,
    'redirect.validate': true,
    'validate.authnrequest': true,
    'validate.logout': true,
    identifyingAttribute: 'uid',
    authproc: { 3: { class: 'saml:PersistentNameID', attribute: 'uid' } },
  };
  await Promise.all([
    writeFile(folder('cert/idp.pem'), key.keyPem),
    writeFile(folder('cert/idp.crt'), key.certificatePem),
    writeFile(folder('config/config.php'), phpFile('$config', config)),
    writeFile(folder('config/authsources.php'), phpFile('$config', { people: ['exampleauth:UserPass', users] })),
    writeFile(folder('metadata/saml20-idp-hosted.php'), phpFile(`$metadata['${url}/saml2/idp/metadata.php']`, hosted)),
    writeFile(folder('product.xml'), '<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"/>'),
  ]);
}

function phpFile(variable: string, value: unknown): string {
  return `<?php\n${variable} = ${php(value)};\n`;
}

/** A value as PHP writes it. The authentication source is a list whose second entry is its users: PHP has one kind for both. */
function php(value: unknown): string {
  if (Array.isArray(value)) {
    const [first, second] = value as readonly unknown[];
    if (first === 'exampleauth:UserPass') return `array_merge([${php(first)}], ${php(second)})`;
    return `[${value.map(php).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${/^\d+$/.test(key) ? key : php(key)} => ${php(each)}`);
    return `[${entries.join(', ')}]`;
  }
  if (typeof value === 'boolean') return String(value);
  return `'${String(value).replace(/[\\']/g, '\\$&')}'`;
}
