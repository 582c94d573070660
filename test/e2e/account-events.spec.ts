import { ACCOUNT_EVENTS, AccountEventReader } from './harness/account-event-reader.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { heldCertificate, restAccount } from './harness/rest-account.js';
import { giveContact } from './harness/sftp-account.js';

describe('the stream of account events', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ api: { ACCOUNT_EVENTS_HEARTBEAT_MS: '200' } });
    for (const person of ['access-manager', 'second-employer', 'professional'])
      await giveContact(await product.signIn(person));
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const restApi = async (person: string) => new AccountsApi(product, await product.signIn(person), WEB_SERVICES);
  const newRest = async (name: string) => restAccount(name, await heldCertificate(product, name));
  const sessionOf = (person: string) => `where sess #>> '{signedIn,nameId}' = 'sample-${person}'`;

  it('tells the whole life of an account as it happens, each reader in their language, and strangers nothing', async () => {
    const accounts = await restApi('access-manager');
    const colleague = await product.signIn('group-manager');
    const [english, dutch, foreign] = await Promise.all([
      AccountEventReader.open(accounts.client),
      AccountEventReader.open(colleague, { language: 'nl' }),
      AccountEventReader.open(await product.signIn('second-employer')),
    ]);
    for (const reader of [english, dutch, foreign])
      expect(await reader.untilEvent('reset')).toMatchObject({ id: expect.any(String), data: { accounts: [] } });

    product.faults.authorizationServer.add({ mode: 'fail' });
    const { body } = await accounts.call('POST', '', await newRest('Told'));
    const id = String(body['id']);
    const failing = (reader: AccountEventReader) =>
      reader.until(() => /again|opnieuw/.test(JSON.stringify(reader.known(id)?.progress)) && reader.known(id));
    expect(await failing(english)).toMatchObject({
      ...{ id, channel: 'REST', name: 'Told', revision: 1, state: 'being-set-up', stateSince: expect.any(String) },
      progress: {
        step: 'the server that gives access to web services',
        since: expect.any(String),
        detail: 'A system cannot be reached at the moment.',
        lastFailure: { text: expect.stringContaining('did not answer'), at: expect.any(String) },
        whatHappensNext: 'We try again automatically. You need not do anything.',
      },
    });
    expect(await failing(dutch)).toMatchObject({
      progress: { whatHappensNext: 'We proberen het automatisch opnieuw. U hoeft niets te doen.' },
    });
    letGo(product);
    const active = await english.untilState(id, 'active');
    expect(active).toMatchObject({ progress: null, clientId: expect.stringMatching(/^self_service_chaman_/) });
    expect(await accounts.untilState(id, 'active')).toMatchObject({ ...active });

    await accounts.call('PATCH', `/${id}`, { name: 'Renamed' });
    await dutch.until(() => dutch.known(id)?.name === 'Renamed' && dutch.known(id)?.state === 'active');
    // Held, since a reader is told the newest state: what lasts too short to be looked at is left out.
    product.faults.authorizationServer.add({ mode: 'hold', method: 'DELETE' });
    await accounts.call('DELETE', `/${id}`);
    await Promise.all([english, dutch].map((reader) => reader.untilState(id, 'being-deleted')));
    letGo(product);
    for (const reader of [english, dutch]) {
      expect(await reader.untilEvent('account-deleted')).toMatchObject({ data: { id } });
      expect(reader.statesOf(id)).toEqual(expect.arrayContaining(['being-set-up', 'active', 'being-deleted']));
      expect(reader.statesOf(id).at(-1)).toBe('deleted');
    }
    await foreign.untilBeats(2);
    expect(foreign.events).toHaveLength(1);
    await Promise.all([english, dutch, foreign].map((reader) => reader.close()));
  });

  it('goes on at another process after the first was killed, with what was missed and nothing else', async () => {
    const accounts = await restApi('professional');
    const [quiet, renamed, removed] = [
      await accounts.create(await newRest('Quiet')),
      await accounts.create(await newRest('To rename')),
      await accounts.create(await newRest('To remove')),
    ];
    // What was active for less than a minute would be told again, to be sure.
    await product.sql(`update provisioning_target set state_since = now() - interval '1 hour'`);
    const first = await AccountEventReader.open(accounts.client);
    await first.untilEvent('reset');
    await accounts.call('PATCH', `/${renamed}`, { name: 'Once' });
    await first.until(() => first.known(renamed)?.name === 'Once' && first.known(renamed)?.state === 'active');

    const other = await product.startAnother('api');
    await product.killApi();
    await first.ended;
    const elsewhere = (path: string, init: RequestInit) =>
      accounts.client.fetch(`${other.url}${WEB_SERVICES}/${path}`, init);
    expect((await elsewhere(renamed, { method: 'PATCH', body: '{"name":"Twice"}' })).status).toBe(200);
    expect((await elsewhere(removed, { method: 'DELETE' })).status).toBe(202);
    const gone = async () =>
      (await product.sql('select from account where id = $1 and user_name_released_at is not null', [removed]))[0];
    await product.until(gone, 'the account is removed');

    const second = await AccountEventReader.open(accounts.client, { url: other.url, lastEventId: first.lastEventId });
    await second.until(() => second.known(renamed)?.name === 'Twice' && second.known(renamed)?.state === 'active');
    expect(await second.untilEvent('account-deleted')).toMatchObject({ data: { id: removed } });
    expect(second.events.map(({ event }) => event)).not.toContain('reset');
    expect(second.statesOf(quiet)).toEqual([]);

    // Woken by a change that another process made, and told no more than it needs.
    const before = second.events.length;
    await product.startApi();
    await accounts.call('PATCH', `/${quiet}`, { name: 'Not so quiet' });
    await second.until(() => second.known(quiet)?.name === 'Not so quiet' && second.known(quiet)?.state === 'active');
    expect(second.events.slice(before).every(({ data }) => data['id'] === quiet)).toBe(true);
    await second.close();
  });

  it('loses nothing wherever the connection breaks: any id leads to the same end', async () => {
    const accounts = await restApi('professional');
    const whole = await AccountEventReader.open(accounts.client);
    await whole.untilEvent('reset');
    const one = await accounts.create(await newRest('One'));
    const two = await accounts.create(await newRest('Two'));
    await accounts.call('DELETE', `/${one}`);
    await whole.until(() => whole.statesOf(one).at(-1) === 'deleted');
    for (const { id } of whole.events) {
      const resumed = await AccountEventReader.open(accounts.client, { lastEventId: id });
      const last = whole.events.at(-1)?.id === id;
      if (!last) await resumed.until(() => resumed.statesOf(one).at(-1) === 'deleted');
      await resumed.untilBeats(1);
      expect(resumed.events.filter(({ event }) => event === 'reset')).toEqual([]);
      if (resumed.known(two)) expect(resumed.known(two)).toEqual(whole.known(two));
      await resumed.close();
    }
    await whole.close();
  });

  it('begins anew with `reset` where it cannot know what was missed', async () => {
    const client = await product.signIn('professional');
    const place = await AccountEventReader.open(client);
    const { id = '' } = await place.untilEvent('reset');
    await place.close();
    const [epoch = '', position] = Buffer.from(id, 'base64url').toString().split('.');
    const encoded = (text: string) => Buffer.from(text).toString('base64url');
    for (const lastEventId of [`${id}x`, 'nothing', encoded(`1.${position}`), encoded(`${epoch}.999999`)]) {
      const reader = await AccountEventReader.open(client, { lastEventId });
      await reader.untilEvent('reset');
      await reader.close();
    }
    await product.sql('update change_feed set purged_position = last_position');
    const tooOld = await AccountEventReader.open(client, { lastEventId: encoded(`${epoch}.0`) });
    await tooOld.untilEvent('reset');
    await tooOld.close();
    await product.sql('update change_feed set purged_position = 0');
  });

  it('ends with the session, which it never prolongs', async () => {
    const client = await product.signIn('user-with-permission');
    const where = sessionOf('user-with-permission');
    await product.sql(`update session set expire = now() + interval '10 minutes' ${where}`);
    const reader = await AccountEventReader.open(client);
    await reader.untilBeats(3);
    const [left] = await product.sql<{ minutes: string }>(
      `select extract(epoch from expire - now()) / 60 as minutes from session ${where}`,
    );
    expect(Number(left?.minutes)).toBeLessThan(10);
    await product.sql(`update session set expire = now() - interval '1 second' ${where}`);
    await reader.ended;
    expect(reader.events.at(-1)).toEqual({ event: 'end', id: undefined, data: { reason: 'session-ended' } });
    expect((await client.fetch(ACCOUNT_EVENTS)).status).toBe(401);
  });

  it('ends at sign-out, before anything else is told', async () => {
    const reading = await product.signIn('group-manager');
    const writing = await restApi('access-manager');
    const reader = await AccountEventReader.open(reading);
    await reader.untilEvent('reset');
    expect((await reading.fetch('/api/v1/session/logout', { method: 'POST' })).status).toBe(200);
    await writing.create(await newRest('After sign-out'));
    await reader.ended;
    expect(reader.events.map(({ event }) => event)).toEqual(['reset', 'end']);
  });

  it('ends when the person goes on for another organisation, or may no longer manage this one', async () => {
    const bakery = { organisationNumber: '0412345614', context: 'ENTERPRISE', capacity: 'EMPLOYER' };
    const secretariat = { organisationNumber: '0741852931', context: 'ENTERPRISE', capacity: 'SOCIAL_SECRETARIAT' };
    const client = await product.signIn('two-organisations');
    const act = (organisation: object) =>
      client.fetch('/api/v1/session/organisation', { method: 'PUT', body: JSON.stringify(organisation) });
    await act(secretariat);
    expect((await client.fetch(ACCOUNT_EVENTS)).status).toBe(409);
    await giveContact(client);
    const switched = await AccountEventReader.open(client);
    await switched.untilEvent('reset');
    await act(bakery);
    await switched.ended;
    expect(switched.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'access-lost' } });

    const manager = await product.signIn('group-manager');
    const reader = await AccountEventReader.open(manager);
    await product.sql(
      `update session set sess = jsonb_set(sess::jsonb, '{signedIn,mandates,0,role}', '"USER"') ${sessionOf('group-manager')}`,
    );
    await reader.ended;
    expect(reader.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'access-lost' } });
  });

  it('is open four times in one session: a fifth ends the oldest', async () => {
    const client = await product.signIn('access-manager');
    const readers = [];
    for (let nth = 1; nth <= 5; nth += 1) readers.push(await AccountEventReader.open(client));
    const [oldest, ...others] = readers;
    await oldest?.ended;
    expect(oldest?.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'too-many-streams' } });
    for (const reader of others) {
      await reader.untilBeats(1);
      await reader.close();
    }
  });

  it('is let go first when the process ends, and asks nobody to stay away', async () => {
    const client = await product.signIn('access-manager');
    const reader = await AccountEventReader.open(client);
    await reader.untilEvent('reset');
    await Promise.all([reader.ended, product.stopApi()]);
    expect(reader.events.map(({ event }) => event)).toEqual(['reset']);
    await product.startApi();
    const again = await AccountEventReader.open(client, { lastEventId: reader.lastEventId });
    await again.untilBeats(1);
    expect(again.events.map(({ event }) => event)).not.toContain('reset');
    await again.close();
  });

  it('finds out by itself what nobody told', async () => {
    const accounts = await restApi('second-employer');
    const id = await accounts.create(await newRest('Untold'));
    const reader = await AccountEventReader.open(accounts.client);
    await reader.untilEvent('reset');
    await product.sql(`update provisioning_target set state = 'retrying', state_since = now() where account_id = $1`, [
      id,
    ]);
    await reader.until(() => JSON.stringify(reader.known(id)?.progress).includes('again'));
    await reader.close();
  });

  it('answers HEAD and those who want no events as any address does', async () => {
    const client = await product.signIn('access-manager');
    const head = await client.fetch(ACCOUNT_EVENTS, { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Type')]).toEqual([
      200,
      expect.stringMatching(/^text\/event-stream/),
    ]);
    expect((await client.fetch(ACCOUNT_EVENTS, { headers: { Accept: 'application/json' } })).status).toBe(406);
  });
});
