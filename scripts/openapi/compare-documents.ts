import type { ApiDocument, Header, Media, Operation, Parameter, Schema } from './api-document.js';
import { SchemaComparison } from './compare-schemas.js';

/** What in `next` would break a program that was written by `released`; one sentence each, empty when it goes on working. */
export function breakingChanges(released: ApiDocument, next: ApiDocument): readonly string[] {
  const comparison = new DocumentComparison(released, next);
  return comparison.breaks();
}

class DocumentComparison {
  private readonly found: string[] = [];
  private readonly schemas: SchemaComparison;

  constructor(
    private readonly released: ApiDocument,
    private readonly next: ApiDocument,
  ) {
    this.schemas = new SchemaComparison(released, next);
  }

  breaks(): readonly string[] {
    for (const [path, item] of Object.entries(this.released.paths))
      for (const [method, operation] of Object.entries(item)) {
        const where = `${method.toUpperCase()} ${path}`;
        const successor = (this.next.paths[path] as Record<string, Operation> | undefined)?.[method];
        if (successor) this.operation(where, operation, successor);
        else this.tell(where, 'is gone');
      }
    return [...new Set(this.found)];
  }

  private tell(where: string, what: string): void {
    this.found.push(`${where} ${what}`);
  }

  private operation(where: string, before: Operation, after: Operation): void {
    if (before.operationId !== after.operationId)
      this.tell(where, `is called ${after.operationId} instead of ${before.operationId} in generated clients`);
    this.security(where, before, after);
    this.parameters(where, before.parameters ?? [], after.parameters ?? []);
    this.requestBody(where, before.requestBody, after.requestBody);
    for (const [status, response] of Object.entries(before.responses)) {
      const successor = after.responses[status];
      if (!successor) this.tell(where, `no longer answers ${status}`);
      else {
        this.headers(`${where} ${status}`, response.headers ?? {}, successor.headers ?? {});
        this.content(`${where} ${status}`, 'answer', response.content ?? {}, successor.content ?? {});
      }
    }
  }

  /** Each way in that was open must still be: by the same means, asking for nothing more. */
  private security(where: string, before: Operation, after: Operation): void {
    const ways = ({ security = [] }: Operation) => (security.length === 0 ? [{}] : security);
    for (const way of ways(before) as Record<string, readonly string[]>[]) {
      const still = ways(after).some((now) =>
        Object.entries(now).every(
          ([scheme, needed]) => needed.every((each) => way[scheme]?.includes(each)) && way[scheme],
        ),
      );
      if (!still) this.tell(where, `no longer lets in by ${JSON.stringify(way)}`);
    }
  }

  private parameters(where: string, before: readonly Parameter[], after: readonly Parameter[]): void {
    const named = (list: readonly Parameter[], { name, in: place }: Parameter) =>
      list.find((each) => each.name === name && each.in === place);
    for (const parameter of before) {
      const successor = named(after, parameter);
      if (!successor) this.tell(where, `no longer takes the parameter ${parameter.name}`);
      else this.schema(`${where} parameter ${parameter.name}`, 'request', parameter.schema, successor.schema);
    }
    for (const parameter of after)
      if (parameter.required && !named(before, parameter)?.required)
        this.tell(where, `now asks for the parameter ${parameter.name}`);
  }

  private requestBody(where: string, before: Operation['requestBody'], after: Operation['requestBody']): void {
    if (after?.required && !before?.required) this.tell(where, 'now asks for content');
    if (before && !after) this.tell(where, 'no longer takes content');
    if (before && after) this.content(`${where} request`, 'request', before.content, after.content);
  }

  private headers(
    where: string,
    before: Readonly<Record<string, Header>>,
    after: Readonly<Record<string, Header>>,
  ): void {
    for (const name of Object.keys(before))
      if (!(name in after)) this.tell(where, `no longer sends the header ${name}`);
  }

  private content(
    where: string,
    direction: 'request' | 'answer',
    before: Readonly<Record<string, Media>>,
    after: Readonly<Record<string, Media>>,
  ): void {
    for (const [type, media] of Object.entries(before)) {
      const successor = after[type];
      if (!successor) this.tell(where, `is no longer ${type}`);
      else this.schema(where, direction, media.schema, successor.schema);
    }
  }

  private schema(where: string, direction: 'request' | 'answer', before?: Schema, after?: Schema): void {
    for (const what of this.schemas.breaks(direction, before ?? {}, after ?? {})) this.tell(where, what);
  }
}
