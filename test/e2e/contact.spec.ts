import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { actAs } from './harness/organisations.js';
import { startProduct, type Product } from './harness/product.js';
import { sftpAccountRequest } from './harness/sftp-account.js';

const DETAILS = {
  name: ' An Peeters ',
  phoneCountryCode: '+32',
  phoneNumber: '0470 12 34 56',
  email: 'an@people.example',
  language: 'nl',
  function: 'Payroll',
};

describe('contact details', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ without: ['worker'] });
  });
  afterAll(() => product.stop());

  async function confirm(client: SignedIn, details: object = DETAILS, language = 'en') {
    const response = await client.fetch('/api/v1/contact', {
      method: 'PUT',
      body: JSON.stringify(details),
      headers: { 'Accept-Language': language },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const sendersOf = (organisationNumber: string) =>
    product.sql<{ id: string; number: string; capacity: string }>(
      'select id, number, capacity from sender where organisation_number = $1 order by number',
      [organisationNumber],
    );

  it('make a sender with six digits the first time, which a later change keeps', async () => {
    const client = await product.signIn('access-manager');
    const before = await client.fetch('/api/v1/contact');
    expect([before.status, await before.json()]).toMatchObject([
      409,
      { type: 'urn:problem-type:chaman:contact/required' },
    ]);
    const { body } = await sftpAccountRequest(product, 'tooearly');
    const early = await client.fetch('/api/v1/ftp-sftp-accounts', { method: 'POST', body: JSON.stringify(body) });
    expect([early.status, await early.json()]).toMatchObject([
      409,
      { type: 'urn:problem-type:chaman:contact/required' },
    ]);

    const first = await confirm(client);
    expect(first).toMatchObject({
      status: 200,
      body: {
        ...DETAILS,
        name: 'An Peeters',
        phoneNumber: '+32470123456',
        sender: {
          number: expect.stringMatching(/^\d{6}$/),
          organisationNumber: '0566988259',
          organisationName: 'APK Recycling',
          context: 'ENTERPRISE',
          capacity: 'EMPLOYER',
        },
      },
    });
    const shown = await client.fetch('/api/v1/contact');
    expect([shown.status, shown.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(await shown.json()).toEqual(first.body);

    const changed = await confirm(client, { ...DETAILS, email: 'payroll@people.example', function: undefined });
    expect(changed).toMatchObject({
      status: 200,
      body: { email: 'payroll@people.example', function: null, sender: first.body['sender'] },
    });
    const [sender] = await sendersOf('0566988259');
    const audit = await product.sql<{ action: string; actor_name: string; after: Record<string, unknown> }>(
      'select action, actor_name, after from audit_event where sender_id = $1 order by id',
      [sender?.id],
    );
    expect(audit).toMatchObject([
      { action: 'sender.created', actor_name: 'An Peeters', after: { number: sender?.number } },
      { action: 'contact.updated', after: { email: 'payroll@people.example' } },
    ]);
  });

  it('are shared by everybody who manages the same organisation', async () => {
    const [one, other] = await Promise.all([product.signIn('access-manager'), product.signIn('group-manager')]);
    await confirm(one);
    expect(await (await other.fetch('/api/v1/contact')).json()).toEqual(
      await (await one.fetch('/api/v1/contact')).json(),
    );
  });

  it('make one sender when first confirmed several times at once', async () => {
    const browsers = await Promise.all(['one', 'two', 'three'].map(() => product.signIn('second-employer')));
    const answers = await Promise.all([...browsers, ...browsers].map((client) => confirm(client)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from(answers, () => 200));
    const senders = await sendersOf('0412345614');
    expect(senders).toHaveLength(1);
    const numbers = new Set(answers.map(({ body }) => (body['sender'] as { number: string }).number));
    expect([...numbers]).toEqual([senders[0]?.number]);
    const made = await product.sql('select from audit_event where sender_id = $1 and action = $2', [
      senders[0]?.id,
      'sender.created',
    ]);
    expect(made).toHaveLength(1);
  });

  it('make a sender for each capacity of one organisation, and numbers keep their leading zeros', async () => {
    const secretariat = {
      organisationNumber: '0741852931',
      context: 'ENTERPRISE',
      capacity: 'SOCIAL_SECRETARIAT',
    } as const;
    await product.sql('update sender_number_range set next = 42');
    const one = await actAs(await product.signIn('two-capacities'), secretariat);
    const other = await actAs(await product.signIn('two-capacities'), { ...secretariat, capacity: 'SERVICE_PROVIDER' });
    for (const client of [one, other]) expect((await confirm(client)).status).toBe(200);
    await product.sql('update sender_number_range set next = 200000');
    expect(await sendersOf('0741852931')).toMatchObject([
      { number: '000042', capacity: 'SOCIAL_SECRETARIAT' },
      { number: '000043', capacity: 'SERVICE_PROVIDER' },
    ]);
  });

  it('are refused with every fault at once, in the language of the reader, and nothing is made', async () => {
    const client = await product.signIn('professional');
    const faulty = { ...DETAILS, name: '', phoneNumber: 'call me', email: 'an@', function: 'x'.repeat(81) };
    const titles = new Set<string>();
    for (const language of ['nl', 'fr', 'de', 'en']) {
      const { status, body } = await confirm(client, { ...faulty, function: 'Payroll' }, language);
      const issues = body['issues'] as { field: string; rule: string; demand: string; remedy: string }[];
      expect(status).toBe(400);
      expect([...new Set(issues.map(({ field }) => field))].sort()).toEqual(['email', 'name', 'phoneNumber']);
      for (const issue of issues) expect([issue.rule, issue.demand]).toEqual([expect.any(String), expect.any(String)]);
      titles.add(`${String(body['title'])} ${issues.map(({ demand }) => demand).join(' ')}`);
    }
    expect(titles.size).toBe(4);

    const shapes: [object, string][] = [
      [{ ...DETAILS, language: 'es' }, 'language'],
      [{ ...DETAILS, name: 7 }, 'name'],
      [{ ...DETAILS, phoneCountryCode: '+999999' }, 'phoneCountryCode'],
      [{ ...DETAILS, email: 'a@b.example, c@d.example' }, 'email'],
      [{ ...DETAILS, function: 'x'.repeat(81) }, 'function'],
      [{ ...DETAILS, name: 'x'.repeat(101) }, 'name'],
      [{ ...DETAILS, name: 'An\u0000Peeters' }, 'name'],
      [{ ...DETAILS, senderNumber: '101870' }, 'senderNumber'],
      [{ ...DETAILS, email: undefined }, 'email'],
    ];
    for (const [details, field] of shapes)
      expect([field, await confirm(client, details)]).toMatchObject([
        field,
        { status: 400, body: { issues: [{ field }] } },
      ]);
    expect(await sendersOf('0876543270')).toEqual([]);
    expect((await client.fetch('/api/v1/contact')).status).toBe(409);
  });

  it('wait for a longer range when the numbers are used up', async () => {
    const client = await product.signIn('professional');
    await product.sql('update sender_number_range set next = 1000000');
    expect(await confirm(client)).toMatchObject({
      status: 503,
      body: { type: 'urn:problem-type:chaman:sender/numbers-exhausted' },
    });
    expect(await sendersOf('0876543270')).toEqual([]);
    await product.sql('update sender_number_range set next = 999999');
    expect(await confirm(client)).toMatchObject({ status: 200, body: { sender: { number: '999999' } } });
  });
});
