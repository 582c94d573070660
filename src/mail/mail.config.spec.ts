import { mailRoute, mailVariables, type MailConfig } from './mail.config.js';
import { readVariables } from '../platform/config/read-variables.js';

const config = (variables: Record<string, string>): MailConfig => readVariables(mailVariables, variables);
const FROM = 'ChaMan <no-reply@chaman.example>';

describe('mailRoute', () => {
  it('is none where nothing is told', () => {
    expect(mailRoute(config({}))).toBeNull();
  });

  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: true, auth: undefined }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, requireTLS: false }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, requireTLS: false }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, requireTLS: false }],
    ['smtps://a%40b:p%2Fw@mail.example', { auth: { user: 'a@b', pass: 'p/w' } }],
  ])('reads %s', (address, expected) => {
    expect(mailRoute(config({ SMTP_URL: address, MAIL_FROM: FROM }))).toMatchObject({
      ...expected,
      from: FROM,
      domain: 'chaman.example',
    });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example' }, 'belong together'],
    [{ MAIL_FROM: FROM }, 'belong together'],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'nobody' }, 'MAIL_FROM must be'],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM must be'],
  ])('refuses %j', (variables, fault) => {
    expect(() => mailRoute(config(variables))).toThrow(fault);
  });

  it('never shows the password', () => {
    expect(() => config({ SMTP_URL: 'http://user:hidden@mail.example' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hidden') }),
    );
  });
});
