import type { SftpgoConfig } from '../../src/gateways/sftpgo/sftpgo.config.js';
import type { SftpgoFilters, SftpgoUser } from '../../src/gateways/sftpgo/sftpgo.wire.js';

/** Somebody else who administers the same server: plain calls, none of the adapter's code. */
export class SftpgoAdmin {
  private readonly placed: string[] = [];

  constructor(private readonly server: Pick<SftpgoConfig, 'url' | 'adminUser' | 'adminPassword'>) {}

  async request(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const { url, adminUser, adminPassword } = this.server;
    const basic = Buffer.from(`${adminUser}:${adminPassword}`).toString('base64');
    const signIn = await fetch(`${url}/api/v2/token`, { headers: { authorization: `Basic ${basic}` } });
    const { access_token: token } = (await signIn.json()) as { access_token: string };
    const response = await fetch(`${url}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async find(login: string): Promise<SftpgoUser | undefined> {
    const { status, body } = await this.request('GET', `/users/${login}`);
    return status === 200 ? (body as SftpgoUser) : undefined;
  }

  async user(login: string): Promise<SftpgoUser> {
    const user = await this.find(login);
    if (!user) throw new Error(`no user ${login}`);
    return user;
  }

  /** Reads, changes and writes a user as a careful administrator would. */
  async change(login: string, change: (user: SftpgoUser) => Record<string, unknown>): Promise<void> {
    const user = await this.user(login);
    const { status } = await this.request('PUT', `/users/${login}`, { ...user, ...change(user) });
    if (status !== 200) throw new Error(`could not change ${login}: status ${status}`);
  }

  changeFilters(login: string, filters: SftpgoFilters): Promise<void> {
    return this.change(login, (user) => ({ filters: { ...user.filters, ...filters } }));
  }

  /** A user that nobody of ours made. */
  async place(login: string): Promise<void> {
    this.placed.push(login);
    await this.request('POST', '/users', {
      username: login,
      status: 1,
      home_dir: `/srv/others/${login}`,
      permissions: { '/': ['*'] },
      additional_info: 'of another team',
    });
  }

  async removePlaced(): Promise<void> {
    for (const login of this.placed) await this.request('DELETE', `/users/${login}`);
  }
}
