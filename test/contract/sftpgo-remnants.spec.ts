import { SftpgoGateway } from '../../src/gateways/sftpgo/sftpgo.gateway.js';
import type { DesiredAccount, MarkedObject } from '../../src/provisioning/gateway.port.js';
import { SftpgoAdmin } from './sftpgo-admin.js';
import { startSftpgoSandbox, type SftpgoSandbox } from './sftpgo-sandbox.js';
import { desiredAccount } from './sftpgo.fixture.js';

const NEVER = new AbortController().signal;

describe('folders at the file-transfer server that hang in no user’s tree', () => {
  let sandbox: SftpgoSandbox;
  let admin: SftpgoAdmin;
  let gateway: SftpgoGateway;

  beforeAll(async () => {
    sandbox = await startSftpgoSandbox();
    admin = new SftpgoAdmin(sandbox);
    gateway = new SftpgoGateway({ ...sandbox, homeRoot: '/srv/chaman', instanceId: 'left', callTimeoutMs: 2_000 });
  });
  afterEach(() => sandbox.faults?.clear());
  afterAll(() => sandbox.stop());

  const folderOf = ({ accountId }: DesiredAccount, code: string) => `chaman-left-${accountId}-${code}`;
  const exists = async (name: string) => (await admin.request('GET', `/folders/${name}`)).status === 200;

  async function listed(limit: number): Promise<MarkedObject[]> {
    const objects: MarkedObject[] = [];
    for (let from: number | null = null; ;) {
      const page = await gateway.list(from, limit, NEVER);
      if (page.outcome !== 'listed') throw new Error(JSON.stringify(page));
      objects.push(...page.objects);
      if (page.next === null) return objects;
      from = page.next;
    }
  }

  /** An account that was given up after its folders were made and before its user was. */
  async function givenUp(): Promise<DesiredAccount> {
    const desired = desiredAccount('SFTP');
    sandbox.faults?.add({ mode: 'fail', status: 503, method: 'POST', path: '/api/v2/users' });
    expect(await gateway.apply(desired, NEVER)).toMatchObject({ outcome: 'unavailable' });
    sandbox.faults?.clear();
    expect(await gateway.remove(desired, NEVER)).toEqual({ outcome: 'removed' });
    return desired;
  }

  it.each([2, 3, 100])('are told of, page by page (%i), and those in use or of others are not', async (limit) => {
    const gone = await givenUp();
    const living = desiredAccount('SFTP');
    await gateway.apply(living, NEVER);
    for (const name of [`chaman-other-${gone.accountId}-dmfa`, 'chaman-left-no-account', `somebody-else-${limit}`])
      await admin.request('POST', '/folders', { name, mapped_path: '/srv/others' });
    const found = await listed(limit);
    const ofGone = found.filter(({ accountId }) => accountId === gone.accountId);
    expect(new Set(ofGone.map(({ login }) => login))).toEqual(
      new Set([folderOf(gone, 'dimona'), folderOf(gone, 'dmfa')]),
    );
    expect(new Set(ofGone.map(({ remnant }) => remnant))).toEqual(new Set(['folder-without-user']));
    expect(found.filter(({ accountId }) => accountId === living.accountId).map(({ remnant }) => remnant)).toEqual(
      expect.not.arrayContaining(['folder-without-user']),
    );
    expect(found.some(({ login }) => login.includes('other') || login.includes('somebody'))).toBe(false);
    for (const object of new Set(ofGone)) await gateway.remove(object, NEVER);
    await gateway.remove(living, NEVER);
  });

  it('are removed one by one, which may be repeated', async () => {
    const gone = await givenUp();
    const remnant = {
      accountId: gone.accountId,
      login: folderOf(gone, 'dmfa'),
      remnant: 'folder-without-user',
    } as const;
    expect(await gateway.observe(remnant, null, NEVER)).toEqual({ outcome: 'present', differences: [] });
    expect(await gateway.remove(remnant, NEVER)).toEqual({ outcome: 'removed' });
    expect(await gateway.observe(remnant, null, NEVER)).toEqual({ outcome: 'absent' });
    expect(await gateway.remove(remnant, NEVER)).toEqual({ outcome: 'removed' });
    expect([await exists(folderOf(gone, 'dmfa')), await exists(folderOf(gone, 'dimona'))]).toEqual([false, true]);
  });

  it('that came into use meanwhile are left alone', async () => {
    const desired = desiredAccount('SFTP');
    await gateway.apply(desired, NEVER);
    const name = folderOf(desired, 'dmfa');
    const remnant = { accountId: desired.accountId, login: name, remnant: 'folder-without-user' } as const;
    expect(await gateway.observe(remnant, null, NEVER)).toEqual({ outcome: 'foreign' });
    expect(await gateway.remove(remnant, NEVER)).toEqual({ outcome: 'removed' });
    expect(await exists(name)).toBe(true);
  });

  it('are unknown while the server does not answer, or answers something else', async () => {
    sandbox.faults?.add({ mode: 'fail', path: '/api/v2/folders', status: 503 });
    expect(await gateway.list(-1, 10, NEVER)).toMatchObject({ outcome: 'unavailable', writeMayStillRun: false });
  });
});
