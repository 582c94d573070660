import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  resolved,
  routesOf,
  type ApiDocument,
  type Media,
  type Response,
  type Route,
  type Schema,
} from '../../scripts/openapi/api-document.js';

export interface Exchange {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const PROBLEM: Media = { schema: { $ref: '#/components/schemas/ProblemDto' } };
const PROBLEM_TYPE = 'application/problem+json';
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Where nothing is found, or nothing is done by this method, the answer is one of these whatever the address. */
const WITHOUT_OPERATION = [400, 403, 404, 405, 413, 415, 429];

/** Holds what the API answers against its document: an answer with a status, field, header or type that is not in it is a fault. */
export class ApiContract {
  private readonly ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  private readonly routes: readonly (Route & { readonly pattern: RegExp })[];
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: ApiDocument) {
    addFormats.default(this.ajv);
    // Its own takes PostgreSQL's way of writing moments for that of RFC 3339.
    this.ajv.addFormat('date-time', RFC_3339);
    this.ajv.addKeyword('components');
    this.ajv.addSchema({ $id: 'api', components: { schemas: closed(document.components.schemas) } });
    this.routes = routesOf(document)
      .map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i') }))
      // What is written out goes before what a parameter stands for.
      .sort((one, other) => one.path.split('{').length - other.path.split('{').length);
  }

  /** The operation that a request means. */
  routeOf(method: string, path: string): Route | undefined {
    const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
    return this.routes.find((route) => route.method === wanted && route.pattern.test(path));
  }

  /** What is wrong with an answer by the document; empty when nothing is. */
  faultsOf(exchange: Exchange): readonly string[] {
    const route = this.routeOf(exchange.method, exchange.path);
    if (!route) return this.faultsWithoutOperation(exchange);
    const response = route.operation.responses[String(exchange.status)];
    if (!response) {
      const documented = Object.keys(route.operation.responses).join(', ');
      return [`status ${exchange.status} is not documented (${documented}): @Access names the problems of a route`];
    }
    return [...this.faultsOfHeaders(exchange, response), ...this.faultsOfContent(exchange, response.content ?? {})];
  }

  /** What is wrong with a value by one schema of the document; undocumented fields are. */
  faultsOfValue(schema: Schema, value: unknown): readonly string[] {
    const validate = this.validatorOf(schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || 'content'} ${message} ${JSON.stringify(params)}`,
    );
  }

  private faultsWithoutOperation(exchange: Exchange): readonly string[] {
    const { status, path } = exchange;
    if (!WITHOUT_OPERATION.includes(status))
      return [`no operation is documented here, and yet the answer is ${status}`];
    const elsewhere = this.routes.some(({ pattern }) => pattern.test(path));
    if (elsewhere && status === 404) return ['the address exists with another method: 405 was due'];
    if (status === 405 && !exchange.headers.has('Allow')) return ['405 without Allow'];
    return this.faultsOfContent(exchange, { [PROBLEM_TYPE]: PROBLEM });
  }

  private faultsOfHeaders({ headers }: Exchange, response: Response): readonly string[] {
    const declared = response.headers ?? {};
    const missing = Object.entries(declared)
      .filter(([name, header]) => resolved(this.document, header).required === true && !headers.has(name))
      .map(([name]) => `the header ${name} is missing`);
    const described = Object.keys(this.document.components.headers ?? {});
    const undeclared = described
      .filter((name) => headers.has(name) && !(name in declared))
      .map((name) => `the header ${name} is not documented here: @Sends declares it`);
    return [...missing, ...undeclared];
  }

  private faultsOfContent(
    { method, headers, body }: Exchange,
    content: Readonly<Record<string, Media>>,
  ): readonly string[] {
    const type = headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    const media = type === undefined ? undefined : content[type];
    if (!media) {
      if (Object.keys(content).length === 0 && body.length === 0) return [];
      return [`the type ${type} is not documented (${Object.keys(content).join(', ') || 'no content'})`];
    }
    if (method === 'HEAD' || !media.schema || !type?.endsWith('json')) return [];
    try {
      return this.faultsOfValue(media.schema, JSON.parse(Buffer.from(body).toString('utf8')));
    } catch (error) {
      return [`the content is not JSON: ${String(error)}`];
    }
  }

  private validatorOf(schema: Schema): ValidateFunction {
    const key = JSON.stringify(schema);
    const known = this.compiled.get(key);
    if (known) return known;
    const absolute = JSON.parse(key.replaceAll('"#/components', '"api#/components')) as Schema;
    const made = this.ajv.compile(absolute);
    this.compiled.set(key, made);
    return made;
  }
}

/** A field that no schema names is undocumented. */
function closed(schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      schema.properties ? { ...schema, unevaluatedProperties: false } : schema,
    ]),
  );
}
