import type { CaughtMail } from '../../sandbox/mail-catcher/caught-mail.js';
import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';
import { AccountsApi, WEB_SERVICES, type Answer } from './harness/accounts-api.js';
import { certificateBody, ftpAccountRequest } from './harness/ftp-account.js';
import { registryAdmin } from './harness/in-force.js';
import { actAs } from './harness/organisations.js';
import { startProduct, type Product } from './harness/product.js';
import { heldCertificate, restAccount } from './harness/rest-account.js';
import { giveContact, sftpAccountRequest } from './harness/sftp-account.js';

const SERVICE_PROVIDER = {
  organisationNumber: '0741852931',
  context: 'ENTERPRISE',
  capacity: 'SERVICE_PROVIDER',
} as const;

interface LoggedMail {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly sent_at: Date | null;
  readonly failure: string | null;
}

describe('mail to the contact', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterEach(() => {
    catcher().refuse();
    catcher().release();
  });
  afterAll(() => product.stop());

  const catcher = () => product.environment.mailCatcher;
  const sentTo = (to: string) =>
    catcher()
      .mails()
      .filter((mail) => mail.to === to);
  const untilSent = (to: string, count: number) =>
    catcher().until((mails) => {
      const own = mails.filter((mail) => mail.to === to);
      return own.length >= count && own;
    });
  const logOf = (to: string) =>
    product.sql<LoggedMail>('select * from mail where recipient = $1 order by queued_at', [to]);
  const untilLogged = (to: string, enough: (mail: LoggedMail) => boolean, what: string) =>
    product.until(async () => (await logOf(to)).find(enough), `a mail to ${to} ${what}`);

  /** The accounts of this person's organisation, whose contact is new. */
  async function accountsOf(personId: string, email: string, language: 'nl' | 'fr' | 'de' | 'en') {
    const client = await product.signIn(personId);
    if (personId === 'two-capacities') await actAs(client, SERVICE_PROVIDER);
    await giveContact(client, { email, language, name: 'Élodie “E.” Müller, <IT>' });
    return new AccountsApi(product, client);
  }
  const rest = ({ client }: AccountsApi) => new AccountsApi(product, client, WEB_SERVICES);

  /** An account with a password that can be changed, to have something written. */
  async function passwordAccount(personId: string, email: string, userName: string) {
    const accounts = await accountsOf(personId, email, 'en');
    const id = await accounts.create(await ftpAccountRequest(product, userName));
    const change = async (password: string) =>
      expect((await accounts.call('PUT', `/${id}/password`, { password })).status).toBe(200);
    return { id, accounts, change };
  }

  it('tells of every change of a credential, once each, in their language, with no secret in it', async () => {
    const to = 'elodie@apk.example';
    const accounts = await accountsOf('access-manager', to, 'fr');
    const ftp = await accounts.create(await ftpAccountRequest(product, 'Mail1'));
    const sftp = await accounts.create((await sftpAccountRequest(product, 'Mail2')).body);
    const web = rest(accounts);
    const api = await web.create(restAccount('Appels', await heldCertificate(product, 'First')));
    expect(await logOf(to)).toEqual([]);

    const ok = async (answer: Promise<Answer>) => expect((await answer).status).toBeLessThan(300);
    const sshPublicKey = makeOpensshKeyPair('new').publicKey;
    await ok(accounts.call('PUT', `/${ftp}/password`, { password: 'Geheim:1*' }));
    await ok(accounts.call('PUT', `/${ftp}/certificate`, await certificateBody(product, 'Replaced')));
    await ok(accounts.call('PUT', `/${sftp}/ssh-public-key`, { sshPublicKey }));
    await ok(accounts.call('PATCH', `/${sftp}`, { name: 'Renamed only' }));
    await ok(web.call('POST', `/${api}/certificates`, (await heldCertificate(product, 'Second')).body));
    const [second] = (await web.call('GET', `/${api}/certificates`)).body['items'] as { id: string }[];
    await ok(web.call('DELETE', `/${api}/certificates/${second?.id}`));
    await ok(web.call('DELETE', `/${api}`));
    // Twice, as impatient people do; it may be gone by then.
    await web.call('DELETE', `/${api}`);
    expect(await accounts.call('PUT', `/${ftp}/password`, { password: 'short' })).toMatchObject({ status: 400 });

    const mails = await untilSent(to, 6);
    const bySubject = (part: string): CaughtMail => {
      const [mail, ...more] = mails.filter(({ subject }) => subject.includes(part));
      expect([part, mail === undefined, more]).toEqual([part, false, []]);
      return mail as CaughtMail;
    };
    const common = /^Bonjour Élodie “E\.” Müller, <IT>,\n[^]*Entreprise : APK Recycling\n[^]*Quand : [^\n]*\d{4}/;
    for (const mail of mails) {
      expect(mail).toMatchObject({ from: 'no-reply@chaman.example', recipientName: 'Élodie “E.” Müller, <IT>' });
      expect(mail.headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'content-language': 'fr' });
      expect(mail.text).toMatch(common);
      expect(mail.text).toContain('Par : An Peeters');
      expect(mail.text).not.toMatch(/Geheim|argon2|BEGIN|https?:/);
    }
    expect(bySubject('le mot de passe de Account Mail1').text).toContain('EXPMail1');
    expect(bySubject('le certificat de Account Mail1 a été remplacé').text).toMatch(
      /Nouveau : Replaced\n +Retiré : Mail1/,
    );
    expect(bySubject('la clé SSH de Account Mail2').text).toMatch(/Nouveau : SHA256:/);
    expect(bySubject('un certificat a été ajouté à Appels').text).toContain('Nouveau : Second');
    expect(bySubject('un certificat a été retiré de Appels').text).toContain('Retiré : Second');
    expect(bySubject('le compte Appels est en cours de suppression').text).toContain('self_service_chaman_');

    await untilLogged(to, ({ kind, state }) => kind === 'account-deleted' && state === 'sent', 'is sent');
    const log = await logOf(to);
    expect(log.map(({ state, attempts }) => [state, attempts])).toEqual(Array(6).fill(['sent', 1]));
    expect(
      sentTo(to)
        .map(({ messageId }) => messageId)
        .sort(),
    ).toEqual(log.map(({ id }) => `<${id}@chaman.example>`).sort());
  });

  it('tells once that a system refused for good, why, and what to do', async () => {
    const to = 'refused@fund.example';
    const accounts = await accountsOf('professional', to, 'de');
    await registryAdmin(product).create({ userName: 'EXPMailTaken', externalId: 'of another team' });
    const { body } = await accounts.call('POST', '', await ftpAccountRequest(product, 'MailTaken'));
    const id = String(body['id']);
    await accounts.untilState(id, 'failed');
    const [mail] = await untilSent(to, 1);
    expect(mail?.subject).toBe('ChaMan: Das Konto Account MailTaken konnte nicht eingerichtet werden');
    expect(mail?.text).toMatch(/Grund: Dieser Benutzername ist nicht verfügbar\.\n +Was Sie tun können: Löschen Sie/);

    const refusals = async () =>
      (await product.sql(`select from audit_event where action = 'account.gateway-refused' and account_id = $1`, [id]))
        .length;
    await product.sql(
      `update provisioning_target set next_attempt_at = now() where account_id = $1 and state = 'refused'`,
      [id],
    );
    await product.until(async () => ((await refusals()) > 1 ? true : undefined), 'refused again');
    expect(await logOf(to)).toHaveLength(1);
  });

  it('keeps what it cannot send, and sends it once when the server is back', async () => {
    const to = 'down@bakery.example';
    const { change } = await passwordAccount('second-employer', to, 'MailDown');
    await catcher().stopSmtp();
    await change('Down:12345');
    const waiting = await untilLogged(
      to,
      ({ attempts, failure }) => attempts >= 3 && failure !== null,
      'is tried again',
    );
    expect(waiting).toMatchObject({ state: 'queued', sent_at: null, failure: expect.stringContaining('ECONNREFUSED') });
    await catcher().startSmtp();
    await untilLogged(to, ({ state }) => state === 'sent', 'is sent');

    // A refusal for now, and one for good.
    catcher().refuse({ at: 'DATA', status: 451 });
    await change('Down:67890');
    await untilLogged(to, ({ state, attempts }) => state === 'queued' && attempts >= 2, 'is tried again');
    catcher().refuse({ at: 'RCPT', status: 550 });
    const refused = await untilLogged(to, ({ state }) => state === 'refused', 'is refused');
    expect(refused.failure).toContain('550');
    expect(sentTo(to)).toHaveLength(1);
    await product.untilWritten('worker', 'mail refused for good');
  });

  it('loses nothing when the worker is killed, and repeats only what it may not have said', async () => {
    const to = 'killed@capacity.example';
    const { change } = await passwordAccount('two-capacities', to, 'MailKill');
    await product.killWorker();
    await change('Kill:12345');
    await product.startWorker();
    await untilSent(to, 1);
    await untilLogged(to, ({ state }) => state === 'sent', 'is sent');

    // The server has the mail, and dies before it can say so to a worker that is killed meanwhile.
    catcher().hold();
    await change('Kill:67890');
    const [, unsure] = await untilSent(to, 2);
    await product.killWorker();
    catcher().release();
    await product.startWorker();
    await product.sql('update mail set lease_until = now() where recipient = $1', [to]);
    const [, , again] = await untilSent(to, 3);
    // It cannot be known whether that worker was heard: both carry the same name, by which they can be told to be one.
    expect(again).toMatchObject({ messageId: unsure?.messageId, text: unsure?.text });
    await untilLogged(to, ({ state, attempts }) => state === 'sent' && attempts === 2, 'is sent');
  });

  it('is sent once, however many workers there are', async () => {
    const to = 'many@bakery.example';
    const accounts = await accountsOf('second-employer', to, 'nl');
    const web = rest(accounts);
    await product.startAnother('worker');
    const id = await web.create(restAccount('Many', await heldCertificate(product, 'Many 0')));
    for (let nth = 1; nth <= 8; nth += 1)
      expect(
        (await web.call('POST', `/${id}/certificates`, (await heldCertificate(product, `Many ${nth}`)).body)).status,
      ).toBe(201);
    await untilSent(to, 8);
    await web.untilState(id, 'active');
    await product.until(
      async () => ((await logOf(to)).every(({ state }) => state === 'sent') ? true : undefined),
      'all sent',
    );
    expect(new Set(sentTo(to).map(({ messageId }) => messageId)).size).toBe(8);
    expect(sentTo(to)).toHaveLength(8);
  });

  it('is shown on a page of the sandbox', async () => {
    const page = await (await fetch(product.environment.mailUrl)).text();
    expect(page).toContain('een certificaat is toegevoegd aan Many');
    expect(page).toContain('Müller, &#60;IT&#62;');
  });
});

describe('a product without a mail server', () => {
  it('writes down that nothing was sent, and sends no old news when it gets one', async () => {
    const off = { SMTP_URL: '', MAIL_FROM: '' };
    const product = await startProduct({ worker: off });
    try {
      const client = await product.signIn('access-manager');
      await giveContact(client, { email: 'off@apk.example' });
      const accounts = new AccountsApi(product, client);
      const id = await accounts.create(await ftpAccountRequest(product, 'MailOff'));
      await accounts.call('PUT', `/${id}/password`, { password: 'Off:12345' });
      const states = async () =>
        (await product.sql<{ state: string }>('select state from mail')).map(({ state }) => state);
      await product.until(async () => ((await states())[0] === 'switched-off' ? true : undefined), 'switched off');
      await product.stopWorker();
      const { SMTP_URL, MAIL_FROM } = product.environment.workerEnvironment;
      await product.startWorker({ SMTP_URL, MAIL_FROM });
      await accounts.call('DELETE', `/${id}`);
      await product.environment.mailCatcher.until((mails) => mails.length > 0);
      expect(product.environment.mailCatcher.mails().map(({ subject }) => subject)).toEqual([
        expect.stringContaining('wordt verwijderd'),
      ]);
    } finally {
      await product.stop();
    }
  });
});
