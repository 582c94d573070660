/** With which messages may be signed. Everything else is refused: SHA-1, HMAC, MD5. */
export const SIGNATURE_ALGORITHMS: readonly string[] = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
];

/** What may stand in a signature inside XML: no canonicalisation that keeps comments, no XPath or XSLT transforms. */
export const XML_SIGNATURE_ALGORITHMS: readonly string[] = [
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
  ...SIGNATURE_ALGORITHMS,
];
