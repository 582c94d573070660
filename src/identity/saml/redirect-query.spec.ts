import { readSignedQuery } from './redirect-query.js';

const ALGORITHM = encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
const GOOD = `SAMLRequest=abc%2B&RelayState=r&SigAlg=${ALGORITHM}&Signature=c2ln`;

function verdict(query: string): string {
  try {
    readSignedQuery(query);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the query of a signed redirect', () => {
  it('is read when everything is there once', () => {
    expect(readSignedQuery(GOOD)).toMatchObject({ SAMLRequest: 'abc+', RelayState: 'r', Signature: 'c2ln' });
  });

  it.each([
    ['no signature', GOOD.replace('&Signature=c2ln', ''), 'signature'],
    ['an empty signature', GOOD.replace('c2ln', ''), 'signature'],
    ['no algorithm', GOOD.replace(`&SigAlg=${ALGORITHM}`, ''), 'signature'],
    ['SHA-1', GOOD.replace('xmldsig-more%23rsa-sha256', 'xmldsig-more%23rsa-sha1'), 'algorithm'],
    ['two requests', `SAMLRequest=evil&${GOOD}`, 'structure'],
    ['a parameter whose name ends alike', `xSAMLRequest=evil&${GOOD}`, 'structure'],
    ['another parameter', `${GOOD}&a=b`, 'structure'],
    ['an escaped name', `${GOOD}&%53AMLRequest=evil`, 'structure'],
    ['a wrong escape', GOOD.replace('abc', '%zz'), 'encoding'],
    ['nothing', '', 'structure'],
  ])('is refused with %s', (_fault, query, reason) => {
    expect(verdict(query)).toBe(`refused: ${reason}`);
  });
});
