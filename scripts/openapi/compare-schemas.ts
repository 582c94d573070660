import type { ApiDocument, Schema } from './api-document.js';

type Direction = 'request' | 'answer';

/** Bounds of a request: `rising` ones must not rise, `falling` ones must not fall. */
const RISING = ['minLength', 'minimum', 'minItems', 'minProperties'];
const FALLING = ['maxLength', 'maximum', 'maxItems', 'maxProperties'];
/** Demands that cannot be weighed against each other: a request must not meet another one. */
const FIXED = ['pattern', 'format', 'contentEncoding', 'uniqueItems', 'const'];

/** Compares what two documents say of one value: a request may only be asked for less, an answer may only say more. */
export class SchemaComparison {
  private found: string[] = [];
  private seen = new Set<string>();

  constructor(
    private readonly released: ApiDocument,
    private readonly next: ApiDocument,
  ) {}

  /** Sentences about fields, such as `"items.name" is gone`. */
  breaks(direction: Direction, before: Schema, after: Schema): readonly string[] {
    this.found = [];
    this.seen = new Set();
    this.compare(direction, '', before, after);
    return this.found;
  }

  private tell(field: string, what: string): void {
    this.found.push(`${field === '' ? 'content' : `"${field}"`} ${what}`);
  }

  private compare(direction: Direction, field: string, before: Schema, after: Schema): void {
    const key = `${direction} ${before.$ref} ${after.$ref}`;
    if (before.$ref !== undefined && after.$ref !== undefined) {
      if (this.seen.has(key)) return;
      this.seen.add(key);
    }
    const [was, is] = [flat(this.released, before), flat(this.next, after)];
    this.types(direction, field, was, is);
    this.values(direction, field, was, is);
    if (direction === 'request') this.bounds(field, was, is);
    this.properties(direction, field, was, is);
    if (was.items && is.items) this.compare(direction, `${field}[]`, was.items, is.items);
  }

  private types(direction: Direction, field: string, was: Schema, is: Schema): void {
    const [before, after] = [typesOf(was), typesOf(is)];
    if (direction === 'request') {
      if (after.length > 0 && (before.length === 0 || !before.every((type) => accepts(after, type))))
        this.tell(field, `takes ${after.join(' or ')} instead of ${before.join(' or ') || 'anything'}`);
    } else if (before.length > 0 && (after.length === 0 || !after.every((type) => accepts(before, type))))
      this.tell(field, `is ${after.join(' or ') || 'anything'} instead of ${before.join(' or ')}`);
  }

  /** New values of an answer are no break: whoever reads one must expect values that it does not know. */
  private values(direction: Direction, field: string, was: Schema, is: Schema): void {
    if (direction === 'answer') return;
    const lost = is.enum && (was.enum ? was.enum.filter((value) => !is.enum?.includes(value)) : ['others']);
    if (lost && lost.length > 0) this.tell(field, `no longer takes ${lost.join(', ')}`);
  }

  private bounds(field: string, was: Schema, is: Schema): void {
    for (const name of [...RISING, ...FALLING]) {
      const [before, after] = [was[name], is[name]] as (number | undefined)[];
      if (after === undefined) continue;
      const stricter = before === undefined || (RISING.includes(name) ? after > before : after < before);
      if (stricter) this.tell(field, `is bound to ${name} ${after} instead of ${before ?? 'none'}`);
    }
    for (const name of FIXED)
      if (is[name] !== undefined && is[name] !== false && is[name] !== was[name])
        this.tell(field, `has to meet ${name} ${String(is[name])}`);
  }

  private properties(direction: Direction, field: string, was: Schema, is: Schema): void {
    const inside = (name: string) => (field === '' ? name : `${field}.${name}`);
    for (const [name, property] of Object.entries(was.properties ?? {})) {
      const successor = is.properties?.[name];
      if (successor) this.compare(direction, inside(name), property, successor);
      else if (direction === 'answer' || is.additionalProperties === false) this.tell(inside(name), 'is gone');
    }
    if (direction === 'request') {
      for (const name of is.required ?? [])
        if (!was.required?.includes(name)) this.tell(inside(name), 'is now asked for');
    } else
      for (const name of was.required ?? [])
        if (is.properties?.[name] && !is.required?.includes(name)) this.tell(inside(name), 'may now be absent');
  }
}

/** A reference, what it is combined with, and "or null", as one schema. */
function flat(document: ApiDocument, schema: Schema): Schema {
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const target =
    schema.$ref === undefined ? undefined : document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  return [...(target ? [target] : []), ...parts]
    .map((part) => flat(document, part))
    .reduce<Schema>(
      (whole, part) => ({
        ...whole,
        ...part,
        type: [...typesOf(whole), ...typesOf(part)],
        properties: { ...whole.properties, ...part.properties },
        required: [...(whole.required ?? []), ...(part.required ?? [])],
      }),
      schema,
    );
}

function typesOf({ type }: Schema): readonly string[] {
  return [...new Set([type ?? []].flat() as readonly string[])];
}

function accepts(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}
