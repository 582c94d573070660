import type { Media, Schema, Schemas } from './document.types.js';

const REFERENCE = '#/components/schemas/';

/** Examples of whole schemas, put together from the `@example` of each property. */
export class ExampleMaker {
  private readonly made: Record<string, { readonly value: unknown }> = {};

  constructor(private readonly schemas: Schemas) {}

  /** What the content of a request or response refers to; left alone where its route gave examples. */
  illustrate(content: Record<string, Media> | undefined): void {
    for (const media of Object.values(content ?? {})) {
      if (media.examples || media.example !== undefined || !media.schema || !('$ref' in media.schema)) continue;
      const name = nameOf(media.schema.$ref);
      this.made[name] ??= { value: this.exampleOf(media.schema) };
      media.examples = { typical: { $ref: `#/components/examples/${name}` } };
    }
  }

  /** Everything that was referred to, in the order of the names. */
  components(): Record<string, { readonly value: unknown }> {
    return Object.fromEntries(Object.entries(this.made).sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** Undefined where the property gives no example: it is left out, and the check of the document tells when it must not be. */
  private exampleOf(schema: Schema): unknown {
    if ('$ref' in schema) {
      const target = this.schemas[nameOf(schema.$ref)];
      return target && this.exampleOf(target);
    }
    const given = (schema as { readonly examples?: readonly unknown[] }).examples?.[0];
    if (given !== undefined) return given;
    const [part] = schema.anyOf ?? schema.allOf ?? schema.oneOf ?? [];
    if (part) return this.exampleOf(part);
    if (schema.properties) return this.objectOf(schema.properties);
    if (schema.type === 'array') {
      const item = schema.items && this.exampleOf(schema.items);
      return item === undefined ? [] : [item];
    }
    const types = [schema.type].flat() as readonly unknown[];
    if (types.includes('null')) return null;
    return schema.enum?.[0] ?? schema.default ?? (types.includes('boolean') ? true : undefined);
  }

  private objectOf(properties: Schemas): object {
    const entries = Object.entries(properties).map(([name, property]) => [name, this.exampleOf(property)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
}

function nameOf(reference: string): string {
  return reference.slice(REFERENCE.length);
}
