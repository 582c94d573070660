import { WEB_SERVICES, type Answer } from './harness/accounts-api.js';
import { auditPage } from './harness/audit-events.js';
import { ftpAccountRequest } from './harness/ftp-account.js';
import { startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';
import { heldCertificate, restAccount } from './harness/rest-account.js';

const LIMITS = { restAccounts: 3, certificates: 2, changes: 8, takenNames: 3 };
const SECRETARIAT = {
  organisationNumber: '0741852931',
  context: 'ENTERPRISE',
  capacity: 'SOCIAL_SECRETARIAT',
} as const;

describe('what one sender may have and do', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({
      without: ['worker'],
      api: {
        QUOTA_REST_ACCOUNTS: String(LIMITS.restAccounts),
        QUOTA_CERTIFICATES: String(LIMITS.certificates),
        QUOTA_CHANGES_PER_HOUR: String(LIMITS.changes),
        QUOTA_TAKEN_USER_NAMES_PER_HOUR: String(LIMITS.takenNames),
      },
    });
  });
  afterAll(() => product.stop());

  const sender = (person: string, collection?: typeof WEB_SERVICES) =>
    accountsOfSender(product, person, {
      collection,
      organisation: person === 'two-capacities' ? SECRETARIAT : undefined,
    });
  const together = <T>(times: number, act: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: times }, (_each, index) => act(index)));
  const byStatus = (answers: readonly Answer[], status: number) => answers.filter((each) => each.status === status);
  const retryAfter = (answer: Answer | undefined) => Number(answer?.headers.get('Retry-After'));
  /** As if everything so far had been done an hour earlier; not even the superuser could do that by mistake. */
  const anHourPasses = () =>
    product.sql(`
      alter table audit_event disable trigger audit_event_append_only;
      update audit_event set at = at - interval '1 hour';
      alter table audit_event enable trigger audit_event_append_only;
      update taken_user_name_request set at = at - interval '1 hour';`);

  it('is a number of REST accounts, however many ask at once, and there is room again after a deletion', async () => {
    const accounts = await sender('second-employer', WEB_SERVICES);
    const held = await heldCertificate(product, 'quota');
    const answers = await together(6, async (index) =>
      accounts.call('POST', '', restAccount(`Account ${index}`, held)),
    );
    const [made, refused] = [byStatus(answers, 201), byStatus(answers, 409)];
    expect([made.length, refused.length]).toEqual([3, 3]);
    expect(refused[0]?.body).toMatchObject({
      type: 'urn:problem-type:chaman:quota/accounts',
      detail: expect.stringContaining('at most 3 accounts on the channel REST'),
    });
    const { items } = await auditPage(accounts.client, 'audit-events', { limit: '1' });
    expect(items).toMatchObject([{ after: { problem: 'quota/accounts', channel: 'REST' } }]);

    await accounts.call('DELETE', `/${String(made[0]?.body['id'])}`);
    expect(await accounts.call('POST', '', restAccount('Once more', held))).toMatchObject({ status: 201 });
  });

  it('is a number of certificates for each REST account', async () => {
    const accounts = await sender('professional', WEB_SERVICES);
    const { body } = await accounts.call('POST', '', restAccount('Certified', await heldCertificate(product, 'first')));
    const path = `/${String(body['id'])}/certificates`;
    const others = await together(3, async (index) => heldCertificate(product, `other ${index}`));
    const answers = await together(3, async (index) => accounts.call('POST', path, others[index]?.body));
    expect([byStatus(answers, 201).length, byStatus(answers, 409).length]).toEqual([1, 2]);
    expect(byStatus(answers, 409)[0]?.body).toMatchObject({ type: 'urn:problem-type:chaman:quota/certificates' });

    const [certificate] = body['certificates'] as { id: string }[];
    expect(await accounts.call('DELETE', `${path}/${certificate?.id}`)).toMatchObject({ status: 202 });
    const third = others[answers.findIndex(({ status }) => status === 409)];
    expect(await accounts.call('POST', path, third?.body)).toMatchObject({ status: 201 });
  });

  it('is a number of changes within an hour: it says when there is room again, and never keeps anybody from deleting', async () => {
    const accounts = await sender('access-manager');
    const { body: account } = await accounts.call('POST', '', await ftpAccountRequest(product, 'Busy1'));
    const path = `/${String(account['id'])}`;
    expect(await accounts.call('PATCH', path, { name: 'Account Busy1' })).toMatchObject({ status: 200 });
    const answers = await together(12, async (index) => accounts.call('PATCH', path, { name: `Name ${index}` }));
    // One was the creation; what changed nothing does not count.
    expect(byStatus(answers, 200)).toHaveLength(LIMITS.changes - 1);
    const refused = byStatus(answers, 429);
    expect(refused).toHaveLength(12 - LIMITS.changes + 1);
    for (const each of refused) {
      expect(retryAfter(each)).toBeGreaterThan(3_500);
      expect(retryAfter(each)).toBeLessThanOrEqual(3_600);
    }
    expect(refused[0]?.body).toMatchObject({
      type: 'urn:problem-type:belgif:tooManyRequests',
      title: 'Too many changes within an hour',
      detail: expect.stringMatching(/8 changes .* Try again in (59|60) minutes/),
    });
    expect((await accounts.call('GET', path)).body).toMatchObject({ revision: LIMITS.changes });

    await anHourPasses();
    expect(await accounts.call('PATCH', path, { name: 'An hour later' })).toMatchObject({ status: 200 });
    await together(LIMITS.changes, async (index) => accounts.call('PATCH', path, { name: `Again ${index}` }));
    expect(await accounts.call('PATCH', path, { name: 'Too many' })).toMatchObject({ status: 429 });
    expect(await accounts.call('DELETE', path)).toMatchObject({ status: 202 });
  });

  it('is a number of taken user names that it may ask for: then it learns nothing of any other', async () => {
    const holder = await sender('two-capacities');
    expect(await holder.call('POST', '', await ftpAccountRequest(product, 'Held1'))).toMatchObject({ status: 201 });
    await anHourPasses();
    const prober = await sender('second-employer');
    const [taken, free] = [await ftpAccountRequest(product, 'hELD1'), await ftpAccountRequest(product, 'Free1')];
    const answers = await together(9, async () => prober.call('POST', '', taken));
    const [told, stopped] = [byStatus(answers, 409), byStatus(answers, 429)];
    expect([told.length, stopped.length]).toEqual([LIMITS.takenNames, 9 - LIMITS.takenNames]);
    expect(told[0]?.body).toMatchObject({ type: 'urn:problem-type:chaman:account/user-name-not-available' });
    expect(retryAfter(stopped[0])).toBeGreaterThan(3_500);

    const other = await prober.call('POST', '', free);
    expect({ ...other.body, instance: '' }).toEqual({ ...stopped[0]?.body, instance: '' });
    expect(other.status).toBe(429);
    await anHourPasses();
    expect(await prober.call('POST', '', free)).toMatchObject({ status: 201 });
  });
});
