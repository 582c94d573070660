import { issued, judge } from '../../../test/builders/certificate-judgement.js';

describe('expired', () => {
  const { der } = issued({ notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2026-06-01T12:00:00Z') });
  const failed = (now: string) => judge(der, { now: new Date(now) }).failed;

  it.each(['2026-06-01T11:59:59Z', '2026-06-01T12:00:00Z', '2026-06-01T12:00:00.999Z'])('passes at %s', (now) => {
    expect(failed(now)).toEqual([]);
  });

  it('fails one second after, and says since when', () => {
    expect(failed('2026-06-01T12:00:01Z')).toEqual(['expired']);
    expect(judge(der).found('expired')).toBe('It expired on 2026-06-01 12:00:00 UTC.');
  });
});
