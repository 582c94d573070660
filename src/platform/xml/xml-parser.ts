import { createRequire } from 'node:module';

/** What is used of a DOM element. */
export interface XmlElement {
  readonly nodeType: number;
  readonly namespaceURI: string | null;
  readonly localName: string;
  readonly parentNode: XmlElement | null;
  /** Of every type; {@link childElements} keeps the elements. */
  readonly childNodes: ArrayLike<XmlElement>;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  getAttributeNS(namespace: string, name: string): string | null;
}

type Handler = (message: string) => void;

interface Library {
  readonly DOMParser: new (options: {
    readonly errorHandler: { readonly warning: Handler; readonly error: Handler; readonly fatalError: Handler };
  }) => { parseFromString(text: string, type: string): { readonly documentElement: XmlElement | null } | undefined };
}

/** Required, not imported: the library's own types would bring the globals of browsers into every file of the project. */
const require = createRequire(import.meta.url);
const { DOMParser } = require('@xmldom/xmldom') as Library;

/** The document's element. @throws for whatever the parser as much as warns of */
export function parseXml(text: string): XmlElement {
  const refuse = (message: string): never => {
    throw new Error(`not well-formed XML: ${message}`);
  };
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } });
  return parser.parseFromString(text, 'text/xml')?.documentElement ?? refuse('there is no element');
}

/** The element that an exact `name` of this namespace is. */
export function isNamed(element: XmlElement, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

export function childElements(parent: XmlElement): XmlElement[] {
  return Array.from(parent.childNodes).filter(({ nodeType }) => nodeType === 1);
}
