import type { Request, Response } from 'express';
import { Problem } from '../platform/http/problem.js';
import { sameOrigin } from './same-origin.middleware.js';

const OWN = 'https://chaman.example';

function verdict(method: string, path: string, headers: Record<string, string> = {}): unknown {
  let given: unknown = 'never called';
  void sameOrigin(`${OWN}/`)({ method, path, headers } as unknown as Request, {} as Response, (problem?: unknown) => {
    given = problem;
  });
  return given;
}

describe('the same-origin rule', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('lets %s through from anywhere', (method) => {
    expect(verdict(method, '/x', { origin: 'https://evil.example' })).toBeUndefined();
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('lets %s through from an own page', (method) => {
    expect(verdict(method, '/x', { origin: OWN })).toBeUndefined();
    expect(verdict(method, '/x', { 'sec-fetch-site': 'same-origin' })).toBeUndefined();
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a site whose name starts alike', { origin: `${OWN}.evil.example` }],
    ['another scheme', { origin: 'http://chaman.example' }],
    ['another port', { origin: `${OWN}:8443` }],
    ['a sandboxed page', { origin: 'null' }],
    [
      'a foreign origin that claims to be same-origin',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['nobody knows where', {}],
  ])('refuses a change from %s', (_from, headers) => {
    expect(verdict('POST', '/x', headers)).toEqual(new Problem('session/cross-site'));
  });

  it.each(['/auth/acs', '/auth/slo'])('exempts POST %s, which the identity provider sends', (path) => {
    expect(verdict('POST', path, { origin: 'https://idp.example' })).toBeUndefined();
    expect(verdict('PUT', path, { origin: 'https://idp.example' })).toBeInstanceOf(Problem);
    expect(verdict('POST', `${path}/`, { origin: 'https://idp.example' })).toBeInstanceOf(Problem);
  });
});
