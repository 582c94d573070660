import { examineMessage, SUCCESS } from './examine-message.js';

const SIGNATURE =
  '<ds:Signature><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>' +
  '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#_a">' +
  '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></ds:Transforms>' +
  '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>d</ds:DigestValue></ds:Reference>' +
  '</ds:SignedInfo><ds:SignatureValue>v</ds:SignatureValue></ds:Signature>';
const STATUS = `<samlp:Status><samlp:StatusCode Value="${SUCCESS}"/></samlp:Status>`;
const ASSERTION = `<saml:Assertion ID="_a">${SIGNATURE}<saml:NameID>eve</saml:NameID></saml:Assertion>`;
const PLAIN = `<samlp:Response ID="_r" Destination="https://sp/acs">${STATUS}${ASSERTION}</samlp:Response>`;

function verdict(xml: string): string {
  try {
    examineMessage(xml, 'Response');
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the look at a raw message', () => {
  it('lets a plain signed response through and reads its root', () => {
    const examined = examineMessage(`<?xml version="1.0" encoding="UTF-8"?>\n${PLAIN}`, 'Response');
    expect(examined.root.get('Destination')).toBe('https://sp/acs');
    expect(examined.statusCodes).toEqual([SUCCESS]);
  });

  it('lets text with a bare > through', () => {
    expect(verdict(PLAIN.replace('eve', 'a > b'))).toBe('accepted');
  });

  const evil = '<saml:Assertion ID="_e"><saml:NameID>admin</saml:NameID></saml:Assertion>';
  it.each([
    ['a DTD', `<!DOCTYPE x [<!ENTITY e "x">]>${PLAIN}`],
    ['a comment', PLAIN.replace('eve', 'admin<!--x-->.evil')],
    ['CDATA', PLAIN.replace('eve', '<![CDATA[admin]]>')],
    ['a processing instruction', PLAIN.replace('eve', 'admin<?x?>')],
    ['a null character', PLAIN.replace('eve', 'a\0b')],
    ['an entity that no document type declares', PLAIN.replace('eve', '&eve;')],
    ['an entity that is called like a member of objects', PLAIN.replace('eve', '&constructor;')],
    ['a reference to nothing', PLAIN.replace('eve', '&;')],
    ['a number that is none', PLAIN.replace('eve', '&#x11g;')],
    ['a character beyond all characters', PLAIN.replace('eve', '&#x110000;')],
  ])('refuses %s as markup', (_what, xml) => {
    expect(verdict(xml)).toBe('refused: markup');
  });

  it.each([
    ['a second assertion before', PLAIN.replace('<saml:Assertion', `${evil}<saml:Assertion`)],
    ['a second assertion inside', PLAIN.replace('<saml:NameID>', `${evil}<saml:NameID>`)],
    ['a second assertion under another prefix', PLAIN.replace('</samlp:Response>', '<Assertion/></samlp:Response>')],
    [
      'an encrypted assertion beside',
      PLAIN.replace('</samlp:Response>', '<saml:EncryptedAssertion/></samlp:Response>'),
    ],
    ['success without an assertion', PLAIN.replace(ASSERTION, '')],
    ['an assertion without success', PLAIN.replace(SUCCESS, 'urn:oasis:names:tc:SAML:2.0:status:Responder')],
  ])('refuses %s by the number of assertions', (_what, xml) => {
    expect(verdict(xml)).toBe('refused: assertions');
  });

  it.each([
    ['two SignedInfo', PLAIN.replace('<ds:SignatureValue>', '<ds:SignedInfo/><ds:SignatureValue>')],
    ['two digests', PLAIN.replace('<ds:DigestValue>', '<ds:DigestValue>x</ds:DigestValue><ds:DigestValue>')],
    ['an object in the signature', PLAIN.replace('</ds:Signature>', '<ds:Object/></ds:Signature>')],
    ['three signatures', PLAIN.replaceAll(SIGNATURE, SIGNATURE.repeat(3))],
  ])('refuses %s by the build of the signature', (_what, xml) => {
    expect(verdict(xml)).toBe('refused: signature-build');
  });

  it.each(['ID', 'Id', 'xml:id', 'x:ID'])('refuses the same id under the name %s', (name) => {
    expect(verdict(PLAIN.replace('<saml:NameID>', `<saml:NameID ${name}="_a">`))).toBe('refused: repeated-id');
  });

  it.each([
    ['nesting without end', PLAIN.replace('eve', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}`)],
    ['elements without end', PLAIN.replace('eve', '<a/>'.repeat(3000))],
  ])('refuses %s by size', (_what, xml) => {
    expect(verdict(xml)).toBe('refused: size');
  });

  it.each([
    ['an assertion hidden behind an attribute', PLAIN.replace('ID="_r"', 'ID="_r" x=">" y="<"')],
    ['a response in a response', `<samlp:Response>${PLAIN}</samlp:Response>`],
    ['another root', PLAIN.replaceAll('samlp:Response', 'samlp:ArtifactResponse')],
    ['the same attribute twice', PLAIN.replace('ID="_a"', 'ID="_a" ID="_b"')],
    ['two roots', PLAIN + PLAIN],
    ['an end tag too many', `${PLAIN}</a>`],
    ['an end tag too few', PLAIN.replace('</samlp:Response>', '')],
    ['end tags in disorder', PLAIN.replace('eve', '<a><b></a></b>')],
    ['two issuers', PLAIN.replace('<samlp:Status>', '<saml:Issuer>a</saml:Issuer><Issuer>b</Issuer><samlp:Status>')],
    ['no markup', 'hello'],
    ['nothing', ''],
  ])('refuses %s', (_what, xml) => {
    expect(verdict(xml)).toBe('refused: structure');
  });

  it('reads the issuer of the message, not of the assertion in it', () => {
    const issuer = '<saml:Issuer>https://idp.example/?a=b&amp;c</saml:Issuer>';
    expect(examineMessage(PLAIN.replace('<saml:NameID>', `${issuer}<saml:NameID>`), 'Response').issuer).toBe(undefined);
    expect(examineMessage(PLAIN.replace('<samlp:Status>', `${issuer}<samlp:Status>`), 'Response').issuer).toBe(
      'https://idp.example/?a=b&c',
    );
  });

  it.each([
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
    'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-&#115;ha256',
    '',
  ])('refuses the signature algorithm %j', (algorithm) => {
    expect(verdict(PLAIN.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', algorithm))).toBe(
      'refused: algorithm',
    );
  });

  it('refuses canonicalisation that keeps comments, and other transforms', () => {
    expect(verdict(PLAIN.replace('xml-exc-c14n#', 'xml-exc-c14n#WithComments'))).toBe('refused: algorithm');
    expect(verdict(PLAIN.replace('2000/09/xmldsig#enveloped-signature', 'TR/1999/REC-xpath-19991116'))).toBe(
      'refused: algorithm',
    );
  });

  it('refuses another encoding', () => {
    expect(verdict(`<?xml version="1.0" encoding="UTF-7"?>${PLAIN}`)).toBe('refused: encoding');
  });

  it.each([
    '<'.repeat(190_000),
    `<a ${'b '.repeat(95_000)}`,
    ` id='`.repeat(38_000),
    `<a${' x="'.repeat(47_000)}>`,
    '<a b="'.repeat(30_000),
  ])('answers at once to a long hostile text', (xml) => {
    const before = performance.now();
    expect(verdict(xml)).toBe('refused: structure');
    expect(performance.now() - before).toBeLessThan(500);
  });
});
