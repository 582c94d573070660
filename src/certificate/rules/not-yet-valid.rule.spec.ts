import { issued, judge } from '../../../test/builders/certificate-judgement.js';

describe('not-yet-valid', () => {
  const { der } = issued({ notBefore: new Date('2026-01-01T00:00:00Z') });
  const failed = (now: string) => judge(der, { now: new Date(now) }).failed;

  it('passes from its first second on', () => {
    expect(failed('2026-01-01T00:00:00Z')).toEqual([]);
  });

  it('fails one second before', () => {
    // The authority of the tests is valid since November 2025.
    expect(failed('2025-12-31T23:59:59Z')).toEqual(['not-yet-valid']);
  });
});
