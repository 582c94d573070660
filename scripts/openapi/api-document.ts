import { copyFileSync, readFileSync } from 'node:fs';

/** The parts of an OpenAPI document that tests look at. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

export interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly $ref?: string; readonly value?: unknown }>>;
}

export interface Header {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly description?: string;
}

export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response>>;
}

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

export interface ApiDocument {
  readonly openapi: string;
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly headers?: Readonly<Record<string, Header>>;
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
  };
}

/** One operation with where it is found. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation;
}

const COMMITTED = 'openapi/chaman.json';
const RELEASED = 'openapi/released.json';

/** The document as it is committed; these commands and tests run in the project's folder. */
export function committedDocument(): ApiDocument {
  return JSON.parse(readFileSync(COMMITTED, 'utf8')) as ApiDocument;
}

/** The document of the last release: what programs out there were written by. */
export function releasedDocument(): ApiDocument {
  return JSON.parse(readFileSync(RELEASED, 'utf8')) as ApiDocument;
}

/** The committed document becomes the released one. */
export function release(): void {
  copyFileSync(COMMITTED, RELEASED);
}

export function routesOf({ paths }: ApiDocument): readonly Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method as Method, path, operation })),
  );
}

/** What a reference of this document stands for. @throws Error for one that leads nowhere */
export function resolved<T extends { readonly $ref?: string }>(document: ApiDocument, part: T): T {
  if (part.$ref === undefined) return part;
  const target = part.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], document);
  if (target === undefined) throw new Error(`${part.$ref} leads nowhere`);
  return target as T;
}
