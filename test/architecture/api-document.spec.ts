import { ApiContract } from '../api-contract/api-contract.js';
import {
  committedDocument,
  resolved,
  routesOf,
  type Media,
  type Operation,
  type Route,
} from '../../scripts/openapi/api-document.js';
import { PROBLEMS, type ProblemName } from '../../src/platform/http/problem.catalogue.js';
import { declaredRoutes, type DeclaredRoute } from './declared-routes.js';

const document = committedDocument();
const routes = routesOf(document);
const contract = new ApiContract(document);
const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) =>
  `${method.toUpperCase()} ${path}`;

/** What is amiss, route by route: the failure names each, and what to do. */
function faults(of: (route: Route) => readonly (string | false | undefined)[]): string[] {
  return routes.flatMap((route) =>
    of(route)
      .filter((fault) => typeof fault === 'string')
      .map((fault) => `${nameOf(route)}: ${fault}`),
  );
}

describe('openapi/chaman.json', () => {
  it('describes every operation', () => {
    const ids = routes.map(({ operation }) => operation.operationId ?? '');
    expect(ids.filter((id, at) => !/^[a-z][A-Za-z0-9]+$/.test(id) || ids.indexOf(id) !== at)).toEqual([]);
    const tags = (document.tags ?? []).filter(({ description }) => description).map(({ name }) => name);
    expect(
      faults(({ operation: { summary = '', description = '', tags: own = [] } }) => [
        !/^[A-Z].{3,118}[^.]$/.test(summary) &&
          `its first sentence ("${summary}") is no summary of at most 120 characters`,
        !/For .+[.]$/.test(description) && 'does not say for whom it is',
        own.length !== 1 && 'belongs to one chapter: @ApiTags',
        ...own.map((tag) => !tags.includes(tag) && `the chapter ${tag} is not in src/platform/http/document/tags.ts`),
      ]),
    ).toEqual([]);
  });

  it('describes every parameter, and has those of the path', () => {
    expect(
      faults(({ path, operation: { parameters = [] } }) => [
        ...parameters.map(({ name, description }) => !description && `the parameter ${name} is not described`),
        ...parameters.map(
          ({ name, required, schema }) =>
            required && schema?.['default'] !== undefined && `the parameter ${name} has a default and is required`,
        ),
        String(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)) !==
          String([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)) && 'its path has other parameters',
      ]),
    ).toEqual([]);
  });

  it('lets in exactly whom the routes declare', async () => {
    const declared = (await declaredRoutes()).filter(({ hidden }) => !hidden);
    expect(declared.length).toBeGreaterThan(30);
    expect(routes.map(nameOf).sort()).toEqual(declared.map(nameOf).sort());
    const securities = (of: (route: DeclaredRoute) => unknown) =>
      Object.fromEntries(declared.map((route) => [nameOf(route), of(route)]));
    expect(securities((route) => contract.routeOf(route.method, route.path)?.operation.security)).toEqual(
      securities(securityOf),
    );
    const open = routes.filter(({ operation }) => operation.security?.length === 0).map(nameOf);
    expect(open.filter((name) => name.includes('/api/'))).toEqual([]);
  });

  it('names the problems that a request of this kind can meet', () => {
    expect(
      faults(({ method, path, operation }) => {
        const names = problemsOf(operation);
        const { parameters = [], requestBody } = operation;
        const needs = (condition: boolean, problem: ProblemName) =>
          condition && !names.includes(problem) && `${problem} is not among its problems: @Access`;
        const header = (name: string) => parameters.some((each) => each.in === 'header' && each.name === name);
        return [
          needs(requestBody !== undefined || parameters.some((each) => each.in === 'query'), 'request/invalid'),
          needs(path.includes('{'), 'resource/not-found'),
          needs(header('If-Match'), 'request/outdated'),
          needs(header('Idempotency-Key'), 'request/idempotency-key-reused'),
          needs(method !== 'get', 'request/media-type'),
          needs(true, 'server/busy'),
          ...(operation.security ?? []).map((each) => needs('session' in each, 'session/required')),
          ...(operation.security ?? []).map((each) => needs('system' in each, 'token/scope-missing')),
        ];
      }),
    ).toEqual([]);
  });

  it('shows every problem of the catalogue as it looks, under its own status', () => {
    expect(
      faults(({ operation }) =>
        Object.entries(operation.responses)
          .filter(([status]) => Number(status) >= 400)
          .flatMap(([status, { content = {} }]) => {
            const names = Object.keys(content['application/problem+json']?.examples ?? {});
            if (names.length === 0) return [`${status} names no problem`];
            return names.map((name) => {
              const shown = valuesOf(content['application/problem+json'])[name] as { status: number; detail: string };
              const known = PROBLEMS[name as ProblemName] as { readonly status: number } | undefined;
              if (known?.status !== Number(status) || shown.status !== Number(status)) return `${name} under ${status}`;
              return (
                /\{\w+\}/.test(JSON.stringify(shown)) &&
                `${name}: give its parameters an example in src/platform/http/problems`
              );
            });
          }),
      ),
    ).toEqual([]);
  });

  it('gives an example of every request and answer that its schema accepts', () => {
    expect(
      faults(({ operation }) => [
        ...contentFaults('request', operation.requestBody?.content ?? {}),
        ...Object.entries(operation.responses).flatMap(([status, { content = {} }]) => contentFaults(status, content)),
      ]),
    ).toEqual([]);
  });

  it('says what a success is and which headers come with it', () => {
    expect(
      faults(({ path, operation }) => {
        const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
        return [
          successes.length === 0 && 'has no success',
          ...successes.flatMap(([status, { description, headers = {} }]) => [
            !description && `${status} is not described`,
            !('Cache-Control' in headers) && `${status} does not say that it is not to be kept`,
            path.startsWith('/api/') && status === '201' && !('Location' in headers) && !('ETag' in headers)
              ? '201 says neither where what was made is, nor its revision: @Sends'
              : undefined,
          ]),
        ];
      }),
    ).toEqual([]);
  });
});

function securityOf({ method, admission: { audience, scope } }: DeclaredRoute): object[] {
  const roles = audience === 'signed-in' || audience === undefined ? [] : [audience];
  return [
    ...(audience === undefined || audience === 'public'
      ? []
      : [{ session: roles, ...(method !== 'get' && { csrf: [] }) }]),
    ...(scope === undefined ? [] : [{ system: [scope] }]),
  ];
}

function problemsOf({ responses }: Operation): readonly string[] {
  return Object.values(responses).flatMap(({ content = {} }) =>
    Object.keys(content['application/problem+json']?.examples ?? {}),
  );
}

function valuesOf(media: Media | undefined): Record<string, unknown> {
  const examples = Object.entries(media?.examples ?? {});
  return Object.fromEntries(examples.map(([name, example]) => [name, resolved(document, example).value]));
}

function contentFaults(where: string, content: Readonly<Record<string, Media>>): readonly string[] {
  return Object.entries(content).flatMap(([type, media]) => {
    const values = media.example === undefined ? valuesOf(media) : { example: media.example };
    if (Object.keys(values).length === 0) return [`${where} ${type} has no example`];
    return Object.entries(values).flatMap(([name, value]) =>
      contract
        .faultsOfValue(media.schema ?? {}, value)
        .map((fault) => `${where} example ${name}: ${fault} (give the property of the DTO an @example)`),
    );
  });
}
