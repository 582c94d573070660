/** Reads the object that the SAML library makes of verified XML: children by local name, `$` attributes, `_` text. */
export class XmlElement {
  private readonly node: Readonly<Record<string, unknown>>;

  constructor(node: unknown) {
    this.node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : { _: node };
  }

  children(name: string): readonly XmlElement[] {
    const found = Object.hasOwn(this.node, name) ? this.node[name] : undefined;
    if (found === undefined) return [];
    return (Array.isArray(found) ? found : [found]).map((child) => new XmlElement(child));
  }

  /** The child of this name when there is exactly one. */
  only(name: string): XmlElement | undefined {
    const children = this.children(name);
    return children.length === 1 ? children[0] : undefined;
  }

  attribute(name: string): string | undefined {
    const attributes = this.node['$'];
    if (typeof attributes !== 'object' || attributes === null || !Object.hasOwn(attributes, name)) return undefined;
    const value = (attributes as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : undefined;
  }

  get text(): string {
    const text = this.node['_'];
    return typeof text === 'string' ? text : '';
  }
}
