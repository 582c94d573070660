import { NoAnswer } from '../../platform/http-client/json-client.js';
import { noAnswer, unexpectedStatus, type CallKind } from './scim-failure.js';

const outcomeOf = (status: number, kind: CallKind, body: unknown = null) =>
  unexpectedStatus({ status, headers: new Headers(), body }, kind).outcome;

describe('a status that nobody expected', () => {
  it.each([301, 401, 404, 408, 429, 500, 503])('%i to a write is for another time', (status) => {
    expect(outcomeOf(status, 'write')).toMatchObject({ outcome: 'unavailable', writeMayStillRun: false });
  });

  it.each([502, 504])('%i comes from a proxy: a write may have run', (status) => {
    expect(outcomeOf(status, 'write')).toMatchObject({ outcome: 'unavailable', writeMayStillRun: true });
    expect(outcomeOf(status, 'read')).toMatchObject({ outcome: 'unavailable', writeMayStillRun: false });
  });

  it.each([400, 403, 413, 422])('%i refuses a write for good, but no read', (status) => {
    expect(outcomeOf(status, 'write')).toMatchObject({ outcome: 'refused', reason: 'not-accepted', permanent: true });
    expect(outcomeOf(status, 'read')).toMatchObject({ outcome: 'unavailable' });
  });

  it("names the error's keyword, never the server's words", () => {
    const body = { scimType: 'invalidValue', detail: 'x509Certificates: Bearer secret is bad' };
    expect(outcomeOf(400, 'write', body)).toEqual({
      outcome: 'refused',
      reason: 'certificate-not-accepted',
      permanent: true,
      detail: 'status 400 invalidValue',
    });
    expect(outcomeOf(400, 'write', { scimType: 'a secret?' })).toMatchObject({ detail: 'status 400' });
  });
});

it.each([
  ['read', true, false],
  ['write', false, false],
  ['write', true, true],
] as const)('no answer to a %s (sent: %s): may still run: %s', (kind, sent, writeMayStillRun) => {
  const { outcome } = noAnswer(new NoAnswer('time-out', sent), kind);
  expect(outcome).toEqual({ outcome: 'unavailable', cause: 'time-out', writeMayStillRun });
});
