import type { OpenAPIObject } from '@nestjs/swagger';
import type { Operation, Parameter, PathItem, RequestBody, Response, Schemas } from './document.types.js';
import { ExampleMaker } from './examples.js';
import { completeOperation } from './operations.js';
import { headerComponents } from './headers.js';
import { problemExamples } from './problem-responses.js';
import { closeRequests, completeSchema, completeSchemas } from './schemas.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Turns what the decorators say into the whole contract: every problem, header and example; mended in place. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  completeSchemas(schemas);
  const routes = routesOf(document.paths);
  const examples = new ExampleMaker(schemas);
  for (const { method, path, operation } of routes) {
    completeOperation(method, path, operation);
    for (const { schema } of (operation.parameters ?? []) as Parameter[]) if (schema) completeSchema(schema);
    examples.illustrate((operation.requestBody as RequestBody | undefined)?.content);
    for (const response of Object.values(operation.responses)) examples.illustrate((response as Response).content);
  }
  closeRequests(schemas, requested(routes, schemas));
  document.components = {
    ...document.components,
    headers: headerComponents(),
    examples: { ...examples.components(), ...problemExamples() },
  };
  dropUnused(document);
  return document;
}

/** Headers and examples that no operation refers to say nothing. */
function dropUnused({ paths, components = {} }: OpenAPIObject): void {
  const used = JSON.stringify(paths);
  for (const kind of ['headers', 'examples'] as const)
    for (const name of Object.keys(components[kind] ?? {}))
      if (!used.includes(`"#/components/${kind}/${name}"`)) delete components[kind]?.[name];
}

function routesOf(paths: Readonly<Record<string, PathItem>>): readonly Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ method, path, operation: item[method] }] : [])),
  );
}

/** Names of the schemas that requests are made of, and answers are not. */
function requested(routes: readonly Route[], schemas: Schemas): ReadonlySet<string> {
  const asked = reached(
    routes.map(({ operation }) => operation.requestBody),
    schemas,
  );
  const answered = reached(
    routes.map(({ operation }) => operation.responses),
    schemas,
  );
  return new Set([...asked].filter((name) => !answered.has(name)));
}

function reached(from: unknown, schemas: Schemas): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (names.has(name)) continue;
      names.add(name);
      visit(schemas[name] ?? {});
    }
  };
  visit(from);
  return names;
}
