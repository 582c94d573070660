import { SignedXml } from 'xml-crypto';
import { childElements, isNamed, parseXml, type XmlElement } from '../../platform/xml/xml-parser.js';
import { XML_SIGNATURE_ALGORITHMS } from './signature-algorithms.js';

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';

/**
 * What the one signature of a document's root covers, verified by one of these certificates: the root in canonical form,
 * without the signature. Read from this text, never from the document. Undefined when there is no such signature.
 */
export function signedRoot(xml: string, certificates: readonly string[]): string | undefined {
  try {
    const root = parseXml(xml);
    const [signature, ...others] = childElements(root).filter((child) => isNamed(child, XMLDSIG, 'Signature'));
    const id = root.getAttribute('ID');
    if (!signature || others.length > 0 || !id || !isPlain(signature)) return undefined;
    return certificates
      .map((certificate) => covered(xml, signature, id, certificate))
      .find((each) => each !== undefined);
  } catch {
    return undefined;
  }
}

function covered(xml: string, signature: XmlElement, id: string, certificate: string): string | undefined {
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  verifier.loadSignature(signature);
  const references = verifier.getReferences();
  if (references.length !== 1 || references[0]?.uri !== `#${id}`) return undefined;
  try {
    return verifier.checkSignature(xml) ? verifier.getSignedReferences()[0] : undefined;
  } catch {
    // The library throws when the signature is wrong, and answers false when a digest is.
    return undefined;
  }
}

/** Whether nothing but known algorithms stands in it. */
function isPlain(element: XmlElement): boolean {
  return (
    Array.from(element.attributes)
      .filter(({ name }) => /(?:^|:)Algorithm$/i.test(name))
      .every(({ value }) => XML_SIGNATURE_ALGORITHMS.includes(value)) && childElements(element).every(isPlain)
  );
}
