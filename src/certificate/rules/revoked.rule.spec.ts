import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import type { RevocationStatus, UnknownReason } from '../revocation/revocation-status.js';

const { der } = issued();
const good: RevocationStatus = { state: 'good', source: 'crl', subject: 'CN=edi.example' };
const revoked: RevocationStatus = {
  state: 'revoked',
  source: 'ocsp',
  subject: 'CN=Middle',
  revokedAt: new Date('2026-03-01T10:00:00Z'),
  reason: 'keyCompromise',
};
const unknown = (because: UnknownReason): RevocationStatus => ({
  state: 'unknown',
  because,
  detail: 'ocsp: issuer.internal:80',
  subject: 'CN=edi.example',
});
const judged = (fail: 'soft' | 'hard', ...statuses: readonly RevocationStatus[]) =>
  judge(der, { revocation: { statuses, fail } });

describe('revoked', () => {
  it('says nothing where nobody was asked', () => {
    const verdict = judge(der);
    expect([verdict.of('revoked').verdict, verdict.of('revocation-unknown').verdict]).toEqual([
      'not-applicable',
      'not-applicable',
    ]);
  });

  it('passes where every certificate of the path stands', () => {
    expect(judged('hard', good, good).failed).toEqual([]);
  });

  it('fails where one was revoked, whatever is not known of others, and says which, when and why', () => {
    const verdict = judged('soft', unknown('no-answer'), revoked);
    expect([verdict.accepted, verdict.failed, verdict.warned]).toEqual([false, ['revoked'], ['revocation-unknown']]);
    expect(verdict.found('revoked')).toMatch(/"CN=Middle" was revoked on 2026-03-01 10:00:00 UTC \(keyCompromise\)/);
  });
});

describe('revocation-unknown', () => {
  it('is a warning, or a refusal where operations want it so', () => {
    const [soft, hard] = [judged('soft', unknown('stale')), judged('hard', unknown('stale'))];
    expect([soft.accepted, soft.warned]).toEqual([true, ['revocation-unknown']]);
    expect([hard.accepted, hard.failed]).toEqual([false, ['revocation-unknown']]);
  });

  it.each<[UnknownReason, RegExp]>([
    ['no-source', /does not say where/],
    ['not-known', /does not know/],
    ['no-answer', /could not be asked/],
    ['host-not-allowed', /could not be asked/],
    ['wrong-signer', /cannot be used/],
  ])('tells in plain words what %s means, and nothing of our network', (because, expected) => {
    const found = judged('soft', unknown(because)).found('revocation-unknown');
    expect(found).toMatch(expected);
    expect(found).not.toMatch(/internal/);
  });
});
