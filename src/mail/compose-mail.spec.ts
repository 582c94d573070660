import { LANGUAGES } from '../platform/i18n/language.js';
import { composeMail } from './compose-mail.js';
import type { MailFacts, MailKind } from './mail-kind.js';
import { KIND_TEXTS } from './mail.texts.js';

const FACTS: MailFacts = {
  channel: 'SFTP',
  accountName: 'Payroll {contact}',
  userName: 'Payroll1',
  clientId: null,
  deleted: false,
  senderNumber: '101870',
  organisationName: 'APK Recycling',
  contactName: 'An Peeters',
  by: 'Bruno Lambert',
  added: ['SHA256:new'],
  removed: ['SHA256:old'],
};
/** Winter time in Belgium from an hour after midnight UTC: another day there. */
const AT = new Date('2026-11-24T23:30:00Z');

const kinds = Object.keys(KIND_TEXTS) as MailKind[];
const every = kinds.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const));

describe('composeMail', () => {
  it.each(every)('says in %s, %s, what happened, to what, when and by whom', (kind, language) => {
    const { subject, text } = composeMail(kind, FACTS, language, AT);
    // What people called their account is repeated as it is.
    expect(subject).toContain('Payroll {contact}');
    expect(subject).not.toContain('{account}');
    for (const fact of ['An Peeters', 'APK Recycling', '101870', 'SFTP', 'EXPPayroll1', 'Bruno Lambert', '25', '2026'])
      expect(text).toContain(fact);
    expect(text.replaceAll('{contact}', '')).not.toMatch(/[{}]|undefined|null|https?:/);
  });

  it('is written in the language, with the day in Belgium', () => {
    expect(composeMail('ssh-key-replaced', FACTS, 'de', AT)).toEqual({
      subject: 'ChaMan: Der SSH-Schlüssel von Payroll {contact} wurde ersetzt',
      text: expect.stringMatching(
        /^Guten Tag An Peeters,\n\n[^]*Neu: SHA256:new\n {2}Entfernt: SHA256:old\n {2}Wann: 25\. November 2026/,
      ),
    });
    expect(composeMail('password-changed', FACTS, 'fr', AT).text).toContain('Quand : 25 novembre 2026');
    expect(composeMail('password-changed', FACTS, 'nl', AT).text).toContain('Wanneer: 25 november 2026');
  });

  it('tells why a system refused and what to do, also where the reason is new', () => {
    const told = (reason: string, deleted = false) =>
      composeMail('account-failed', { ...FACTS, reason, deleted }, 'en', AT).text;
    expect(told('key-not-accepted')).toMatch(
      /Reason: The server does not accept this SSH key\.\n {2}What you can do: Replace/,
    );
    expect(told('never-heard-of')).toContain('Reason: A system refused this account.');
    expect(told('not-accepted', true)).toContain('What you can do: Contact the help desk');
    expect(told('not-accepted')).not.toContain('Should nobody in your organisation');
  });

  it.each(['account-disabled', 'account-enabled'] as const)('names nobody of those who run ChaMan: %s', (kind) => {
    const { text } = composeMail(kind, { ...FACTS, by: undefined, byOperations: true }, 'fr', AT);
    expect(text).toContain('Par : les gestionnaires de ChaMan');
    expect(text).not.toContain('Personne de votre organisation');
  });

  it('leaves out what there is not', () => {
    const rest: MailFacts = { ...FACTS, channel: 'REST', userName: null, added: [], removed: [] };
    const { text } = composeMail('account-deleted', rest, 'en', AT);
    for (const label of ['Signs in as', 'New:', 'Removed:', 'Reason']) expect(text).not.toContain(label);
  });
});
