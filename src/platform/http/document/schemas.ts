import type { Schema, Schemas } from './document.types.js';

/** Brings schemas from what the decorators give to what OpenAPI 3.1 means by them. */
export function completeSchemas(schemas: Schemas): void {
  for (const schema of Object.values(schemas)) completeSchema(schema);
}

export function completeSchema(schema: Schema): void {
  if ('$ref' in schema) return;
  // There is no number in this API that is not a count of something.
  if (schema.type === 'number') schema.type = 'integer';
  if (schema.format === 'base64') {
    delete schema.format;
    (schema as { contentEncoding?: string }).contentEncoding = 'base64';
  }
  // JSON Schema, which OpenAPI 3.1 took over, has only the plural.
  const loose = schema as { example?: unknown; examples?: unknown };
  if (loose.example !== undefined) {
    loose.examples = [loose.example];
    delete loose.example;
  }
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.oneOf ?? [])]) completeSchema(part);
  if (schema.items) completeSchema(schema.items);
  completeSchemas(schema.properties ?? {});
}

/** Unknown fields of a request are refused, and those with a default may be left out: its schemas say so. */
export function closeRequests(schemas: Schemas, names: Iterable<string>): void {
  for (const name of names) {
    const schema = schemas[name];
    if (!schema || '$ref' in schema || schema.type !== 'object') continue;
    schema.additionalProperties = false;
    schema.required = (schema.required ?? []).filter((field) => !hasDefault(schema.properties?.[field]));
  }
}

/** What has a default may be left out. */
export function hasDefault(schema: Schema | undefined): boolean {
  return schema !== undefined && !('$ref' in schema) && schema.default !== undefined;
}
