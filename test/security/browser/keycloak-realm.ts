import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const FILE = new URL('../../../docker/keycloak/sign-in-realm.json', import.meta.url);

/** A Keycloak that runs, and who may administer it. */
export interface KeycloakUnderTest {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** Undefined where no environment variable names one. */
export function keycloakUnderTest(): KeycloakUnderTest | undefined {
  const {
    CHAMAN_TEST_KEYCLOAK_SIGN_IN_URL: url,
    CHAMAN_TEST_KEYCLOAK_SIGN_IN_PASSWORD: password = '',
    CHAMAN_TEST_KEYCLOAK_SIGN_IN_USER: user = 'admin',
  } = process.env;
  return url === undefined || url === '' ? undefined : { url: url.replace(/\/$/, ''), user, password };
}

export interface KeycloakUser {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly password: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly realmRoles?: readonly string[];
}

/** The realm that we ship, under a name of its own, with people in it; taken away afterwards. */
export class KeycloakRealm {
  private constructor(
    private readonly keycloak: KeycloakUnderTest,
    readonly name: string,
    readonly version: string,
  ) {}

  static async create(
    keycloak: KeycloakUnderTest,
    productUrl: string,
    users: readonly KeycloakUser[],
  ): Promise<KeycloakRealm> {
    const text = (await readFile(FILE, 'utf8')).replace(/\$\{CHAMAN_PUBLIC_URL\}/g, productUrl);
    const name = `chaman-test-${randomBytes(4).toString('hex')}`;
    const people = users.map(({ password, ...user }) => ({
      ...user,
      enabled: true,
      credentials: [{ type: 'password', value: password, temporary: false }],
    }));
    const realm = { ...(JSON.parse(text) as object), realm: name, users: people };
    await administer(keycloak, 'POST', '/admin/realms', realm);
    const { systemInfo } = (await (await administer(keycloak, 'GET', '/admin/serverinfo')).json()) as {
      systemInfo?: { version: string };
    };
    return new KeycloakRealm(keycloak, name, systemInfo?.version ?? 'of a version it does not tell');
  }

  get entityId(): string {
    return `${this.keycloak.url}/realms/${this.name}`;
  }

  get metadataUrl(): string {
    return `${this.entityId}/protocol/saml/descriptor`;
  }

  /** From now on it signs with another key; the one before stays in its metadata. */
  async newKey(): Promise<void> {
    const provider = {
      name: 'next',
      providerId: 'rsa-generated',
      providerType: 'org.keycloak.keys.KeyProvider',
      config: { priority: ['1000'], enabled: ['true'], active: ['true'], algorithm: ['RS256'], keySize: ['2048'] },
    };
    await administer(this.keycloak, 'POST', `/admin/realms/${this.name}/components`, provider);
  }

  async remove(): Promise<void> {
    await administer(this.keycloak, 'DELETE', `/admin/realms/${this.name}`);
  }
}

async function administer(
  keycloak: KeycloakUnderTest,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const signedIn = await fetch(`${keycloak.url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: keycloak.user,
      password: keycloak.password,
    }),
  });
  const { access_token: token = '' } = (await signedIn.json()) as { access_token?: string };
  const response = await fetch(`${keycloak.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
