/** Names of the standards that a signed call is made of. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
export const WSSE = `${WSS}-wssecurity-secext-1.0.xsd`;
export const WSU = `${WSS}-wssecurity-utility-1.0.xsd`;
export const X509_V3 = `${WSS}-x509-token-profile-1.0#X509v3`;
export const BASE64 = `${WSS}-soap-message-security-1.0#Base64Binary`;
export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** Of the sandbox's own answers. */
export const ANSWER = 'urn:chaman:sandbox:soap-service';
/** All that a caller is ever told of a refusal, as in the real world. */
export const FAULT = 'SOA-01001';
