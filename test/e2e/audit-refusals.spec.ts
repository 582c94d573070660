import { TokenIssuer } from '../builders/token-issuer.js';
import { AccountsApi } from './harness/accounts-api.js';
import { auditPage, type SeenEvent } from './harness/audit-events.js';
import { ftpAccountRequest } from './harness/ftp-account.js';
import { startProduct, type Product } from './harness/product.js';
import { giveContact } from './harness/sftp-account.js';
import { asSystem } from './harness/system-client.js';

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('a refused attempt', () => {
  let issuer: TokenIssuer;
  let product: Product;
  let owner: AccountsApi;
  let number: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    product = await startProduct({ api: issuer.variables });
    owner = new AccountsApi(product, await product.signIn('access-manager'));
    await giveContact(owner.client);
    const contact = (await (await owner.client.fetch('/api/v1/contact')).json()) as { sender: { number: string } };
    number = contact.sender.number;
  });
  afterAll(async () => {
    await product.stop();
    await issuer.stop();
  });

  const own = async (query: Record<string, string> = {}, language?: string): Promise<readonly SeenEvent[]> =>
    (await auditPage(owner.client, 'audit-events', query, language)).items;
  const newest = async (): Promise<SeenEvent | undefined> => (await own({ limit: '1' }))[0];
  const operations = async (query: Record<string, string>) =>
    auditPage(await product.signIn('operations'), 'ops/audit-events', query);

  it.each([
    ['nl', 'Geweigerd: een account aanmaken', 'Er klopt iets niet in de aanvraag'],
    ['fr', 'Refusé : créer un compte', 'La demande contient des erreurs'],
    ['de', 'Abgelehnt: ein Konto anlegen', 'Die Anfrage enthält Fehler'],
    ['en', 'Refused: create an account', 'Something in the request is not right'],
  ])('is told in %s: what was tried, and why it was refused', async (language, text, reason) => {
    const body = await ftpAccountRequest(product, 'not allowed', { password: 'secretsecret' });
    const refused = await owner.call('POST', '', { ...body, secretfield: 1 });
    expect(refused.status).toBe(400);
    const judged = await owner.call('POST', '', body);
    expect(judged.status).toBe(400);
    const [event, before] = await own({ limit: '2' }, language);
    expect(event).toMatchObject({
      text,
      reason,
      action: 'account.creation-refused',
      actor: { name: 'An Peeters' },
      after: {
        problem: 'request/invalid',
        channel: 'FTP',
        rules: expect.arrayContaining(['password: password-length']),
      },
    });
    expect(judged.body['instance']).toBe(`urn:uuid:${event?.requestId}`);
    expect(before?.after).toMatchObject({ rules: ['unknown-field'] });
    expect(JSON.stringify([event, before])).not.toMatch(/secretsecret|secretfield/);
  });

  it('is in the trail for every change: what is in the way, outdated, not there, unreadable, too large, sent by another site', async () => {
    const id = await owner.create(await ftpAccountRequest(product, 'Audit2'));
    const another = await ftpAccountRequest(product, 'Audit3');
    const raw = (body: string, headers: Record<string, string> = {}) =>
      owner.client.fetch(`${ACCOUNTS}/${id}/password`, { method: 'PUT', body, headers });
    const attempts: [() => Promise<{ readonly status: number }>, number, object][] = [
      [
        () => owner.call('POST', '', another),
        409,
        { action: 'account.creation-refused', after: { problem: 'account/channel-taken' }, accountId: null },
      ],
      [
        () => owner.call('PATCH', `/${id}`, { name: 'Later' }, '"99"'),
        412,
        { action: 'account.update-refused', after: { problem: 'request/outdated' } },
      ],
      [
        () => owner.call('PUT', `/${id}/ssh-public-key`, { sshPublicKey: 'ssh-ed25519 AAAA' }),
        404,
        { action: 'account.ssh-key-replacement-refused', after: { problem: 'account/no-such-part' } },
      ],
      [
        () => raw('{"password": "Some:1t'),
        400,
        { action: 'account.password-change-refused', after: { problem: 'request/unreadable' } },
      ],
      [
        () => raw(JSON.stringify({ password: 'x'.repeat(200_000) })),
        413,
        { after: { problem: 'request/too-large' }, actor: { name: 'An Peeters' } },
      ],
      [() => raw('a=b', { 'Content-Type': 'text/plain' }), 415, { after: { problem: 'request/media-type' } }],
      [
        () => raw('{}', { Origin: 'https://evil.example' }),
        403,
        { after: { problem: 'session/cross-site' }, actor: { name: 'An Peeters' } },
      ],
    ];
    for (const [attempt, status, event] of attempts) {
      expect((await attempt()).status).toBe(status);
      expect(await newest()).toMatchObject({ accountId: id, requestId: expect.stringMatching(UUID), ...event });
    }
    await owner.call('DELETE', `/${id}`);
    await owner.untilState(id, 'gone');
  });

  it('on what is not theirs is shown to those who tried and to operations, and to nobody else', async () => {
    const id = await owner.create(await ftpAccountRequest(product, 'Audit4'));
    const stranger = new AccountsApi(product, await product.signIn('second-employer'));
    await giveContact(stranger.client);
    expect((await stranger.call('DELETE', `/${id}`)).status).toBe(404);
    const theirs = await auditPage(stranger.client, 'audit-events', { accountId: id });
    expect(theirs.items).toMatchObject([{ action: 'account.deletion-refused', actor: { name: 'Eva Schmitz' } }]);
    expect((await own({ accountId: id })).map(({ action }) => action)).not.toContain('account.deletion-refused');
    const seen = await operations({ accountId: id, action: 'account.deletion-refused' });
    expect(seen.items).toMatchObject([
      {
        actor: { name: 'Eva Schmitz' },
        senderNumber: expect.not.stringMatching(number),
        remoteAddress: expect.stringMatching(/127\.0\.0\.1|::1/),
        reason: 'Not found',
      },
    ]);
    await owner.call('DELETE', `/${id}`);
    await owner.untilState(id, 'gone');
  });

  it('is in the trail for people and programs without the right, and for those whom nobody knows', async () => {
    const colleague = await product.signIn('user-without-permission');
    expect((await colleague.fetch(ACCOUNTS)).status).toBe(403);
    expect(await newest()).toMatchObject({
      action: 'access.refused',
      actor: { kind: 'person', name: 'Dirk Maes' },
      reason: 'No access',
      after: { problem: 'access/denied', request: `GET ${ACCOUNTS}` },
    });

    const unscoped = await issuer.token('openid', { claims: { client_id: 'payroll', chaman_sender: number } });
    expect((await asSystem(product.url, unscoped, ACCOUNTS)).status).toBe(403);
    expect(await newest()).toMatchObject({
      action: 'access.refused',
      actor: { kind: 'system', name: 'payroll' },
      after: { problem: 'token/scope-missing' },
    });

    const forged = `${unscoped.slice(0, -6)}AAAAAA`;
    expect((await asSystem(product.url, forged, `${ACCOUNTS}?token=secret`)).status).toBe(401);
    expect((await fetch(`${product.url}/api/v1/contact`, { method: 'PUT' })).status).toBe(403);
    const { items } = await operations({ actorId: 'unknown', limit: '2' });
    expect(items).toMatchObject([
      { action: 'contact.change-refused', after: { problem: 'session/cross-site' }, actor: { name: 'unknown' } },
      {
        action: 'access.refused',
        after: { problem: 'token/invalid', rules: ['Authorization: signature'], request: `GET ${ACCOUNTS}` },
        senderNumber: null,
      },
    ]);
    expect(JSON.stringify(items)).not.toContain(forged.slice(-40));
  });

  it('is answered as ever where it cannot be written down, and the log says so', async () => {
    await product.sql('revoke insert on audit_event from chaman_api');
    try {
      expect(await owner.call('POST', '', {})).toMatchObject({ status: 400, body: { issues: expect.any(Array) } });
    } finally {
      await product.sql('grant insert on audit_event to chaman_api');
    }
    await product.untilWritten('api', 'a refused attempt could not be written down');
  });

  it('is only counted where one person is refused again and again', async () => {
    const flooding = new AccountsApi(product, await product.signIn('professional'));
    await giveContact(flooding.client);
    const answers = await Promise.all(Array.from({ length: 45 }, () => flooding.call('POST', '', {})));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
    await product.stopApi();
    await product.startApi();
    const again = await product.signIn('professional');
    const { items } = await auditPage(again, 'audit-events', { limit: '200' });
    const listed = items.filter(({ action }) => action === 'account.creation-refused').length;
    const counted = items.filter(({ action }) => action === 'refusals.not-listed');
    // A minute may have ended in between.
    expect(listed).toBeGreaterThanOrEqual(30);
    expect(counted.reduce((sum, { after }) => sum + Number(after?.['more']), listed)).toBe(45);
    expect(counted[0]).toMatchObject({ actor: { name: 'Farid Claes' }, accountId: null });
  });
});
