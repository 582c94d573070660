import { ApiContract, type Exchange } from '../api-contract/api-contract.js';
import { committedDocument } from '../../scripts/openapi/api-document.js';

const contract = new ApiContract(committedDocument());
const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
const PROBLEM_HEADERS = {
  'Content-Type': 'application/problem+json; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Language': 'en',
};
const PROBLEM = { type: 'urn:x', title: 'x', status: 404, detail: 'x', instance: 'urn:uuid:x' };
const SENDER = {
  number: '101870',
  organisationNumber: '0566988259',
  organisationName: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
};

function faultsOf(
  exchange: Partial<Omit<Exchange, 'headers' | 'body'>>,
  body: unknown,
  headers: Record<string, string> = JSON_HEADERS,
) {
  return contract.faultsOf({
    method: 'GET',
    path: '/api/v1/senders/101870',
    status: 200,
    ...exchange,
    headers: new Headers(headers),
    body: Buffer.from(JSON.stringify(body)),
  });
}

/** What stands behind every answer of the end-to-end tests: each kind of lie is told. */
describe('the contract', () => {
  it('lets a documented answer pass', () => {
    expect(faultsOf({}, SENDER)).toEqual([]);
    expect(faultsOf({ status: 404 }, PROBLEM, PROBLEM_HEADERS)).toEqual([]);
    expect(faultsOf({ path: '/api/v1/nowhere', status: 404 }, PROBLEM, PROBLEM_HEADERS)).toEqual([]);
    expect(faultsOf({ method: 'PUT', status: 405 }, PROBLEM, { ...PROBLEM_HEADERS, Allow: 'GET' })).toEqual([]);
  });

  it.each([
    ['a status', faultsOf({ status: 422 }, PROBLEM, PROBLEM_HEADERS), /status 422 is not documented/],
    ['a type', faultsOf({}, SENDER, { ...JSON_HEADERS, 'Content-Type': 'text/html' }), /type text\/html/],
    [
      'a problem as plain JSON',
      faultsOf({ status: 404 }, PROBLEM, { ...PROBLEM_HEADERS, ...JSON_HEADERS }),
      /the type/,
    ],
    ['a field', faultsOf({}, { ...SENDER, secret: 'x' }), /unevaluated.*secret/],
    ['a value', faultsOf({}, { ...SENDER, context: 'OTHER' }), /context/],
    ['a header', faultsOf({}, SENDER, { ...JSON_HEADERS, ETag: '"1"' }), /ETag is not documented/],
    ['an address', faultsOf({ path: '/api/v1/nowhere' }, {}), /no operation/],
  ])('tells of %s that is not documented', (_what, faults, message) => {
    expect(faults.join('\n')).toMatch(message);
  });

  it.each([
    ['a field', faultsOf({}, { ...SENDER, number: undefined }), /required.*number/],
    ['a header', faultsOf({}, SENDER, { 'Content-Type': 'application/json' }), /Cache-Control is missing/],
    ['Allow', faultsOf({ method: 'PUT', status: 405 }, PROBLEM, PROBLEM_HEADERS), /without Allow/],
    [
      'the right status for a wrong method',
      faultsOf({ method: 'PUT', status: 404 }, PROBLEM, PROBLEM_HEADERS),
      /405 was due/,
    ],
  ])('tells of %s that is missing', (_what, faults, message) => {
    expect(faults.join('\n')).toMatch(message);
  });
});
