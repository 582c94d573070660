import type { Mandate, Role } from '../identity/mandate.js';
import { beginSession, type SignedIn } from '../identity/signed-in.js';
import { LANGUAGES } from '../platform/i18n/language.js';
import { renderPage } from '../platform/page/page.js';
import { landingPage } from './landing.page.js';

const SETTINGS = { managersByRole: true, managePermissions: ['ChaMan - Technisch kanaalbeheer'] };

const mandate = (role: Role, name = 'APK Recycling', capacity = 'EMPLOYER'): Mandate => ({
  organisation: { number: '0566988259', name, context: 'ENTERPRISE', capacity },
  role,
  permissions: [],
});

function person(mandates: readonly Mandate[], change: Partial<SignedIn> = {}): SignedIn {
  const who = { id: 'p', name: 'An Peeters', mail: null, language: 'nl' } as const;
  const identity = { person: who, mandates, operations: false, nameId: 'p', nameIdFormat: 'f', sessionIndex: null };
  return { ...beginSession(identity, 0), ...change };
}

function show(signedIn?: SignedIn, language: (typeof LANGUAGES)[number] = 'en') {
  const { status, page } = landingPage(signedIn, language, SETTINGS);
  return { status, text: renderPage(page).markup };
}

describe('the landing page', () => {
  it.each(LANGUAGES)('invites a stranger to sign in, in %s', (language) => {
    const { status, text } = show(undefined, language);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain('href="/auth/login"');
  });

  it('shows a manager who they are and for whom, and leads to the API', () => {
    const { status, text } = show(person([mandate('ACCESS_MANAGER')]));
    expect(status).toBe(200);
    for (const part of ['An Peeters', 'APK Recycling (0566.988.259)', 'employer', 'Access Manager', 'href="/api/docs"'])
      expect(text).toContain(part);
  });

  it.each(LANGUAGES)('tells a user without the permission why not, and both ways out, in %s', (language) => {
    const { status, text } = show(person([mandate('USER')]), language);
    expect(status).toBe(403);
    expect(text).toContain('APK Recycling (0566.988.259)');
    expect(text.match(/<li>/g)).toHaveLength(2);
    expect(text).not.toContain('/api/docs');
  });

  it('tells a person without an organisation so', () => {
    const { status, text } = show(person([]));
    expect(status).toBe(403);
    expect(text).toContain('may not act for any organisation');
  });

  it('asks a person with several to choose, and offers to switch afterwards', () => {
    const both = [mandate('ACCESS_MANAGER'), mandate('USER', 'Other')];
    const before = show(person(both));
    expect(before.status).toBe(200);
    expect(before.text.match(/data-organisation-number/g)).toHaveLength(2);
    expect(before.text).not.toContain('/api/docs');
    expect(show(person(both, { chosen: 0 })).text).toContain('/api/docs');
    const elsewhere = show(person(both, { chosen: 1 }));
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.text).toContain('data-organisation-number');
  });

  it('lets operations in without an organisation', () => {
    const { status, text } = show(person([], { operations: true }));
    expect(status).toBe(200);
    expect(text).not.toContain('/api/docs');
    expect(show(person([mandate('USER')], { operations: true })).text).not.toContain('/api/docs');
  });

  it('escapes names, and has nothing inline', () => {
    const { text } = show(person([mandate('USER', '<script>alert(1)</script>" onload="x')]));
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('" onload');
    expect(text).not.toMatch(/ (style|on\w+)="/);
  });
});
