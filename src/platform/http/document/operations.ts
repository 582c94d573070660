import { AUDIENCES, DECLARED_PROBLEMS, type Audience } from '../access.decorator.js';
import type { ProblemName } from '../problem.catalogue.js';
import type { Operation, Parameter, Responses, Security } from './document.types.js';
import { headerReferences, SENT_HEADERS } from './headers.js';
import { problemResponses } from './problem-responses.js';
import { hasDefault } from './schemas.js';

const SUCCESS: Readonly<Record<string, string>> = {
  '200': 'Done; this is how it is now.',
  '201': 'Made.',
  '202': 'Taken on: it is done once every system has confirmed.',
  '204': 'Done.',
};

/** Says of an operation what its decorators leave unsaid since it holds for all of their kind. */
export function completeOperation(method: string, path: string, operation: Operation): void {
  const extensions = operation as unknown as Record<string, unknown>;
  const declared = (extensions[DECLARED_PROBLEMS] ?? []) as readonly ProblemName[];
  const sent = (extensions[SENT_HEADERS] ?? []) as readonly string[];
  delete extensions[DECLARED_PROBLEMS];
  delete extensions[SENT_HEADERS];
  const security = withCsrfToken(method, operation.security ?? []);
  Object.assign(operation, describe(operation), { security });
  for (const [status, response] of Object.entries<Responses[string]>(operation.responses)) {
    if (response === undefined || '$ref' in response) continue;
    response.description ||= SUCCESS[status] ?? '';
    response.headers ??= headerReferences(['Cache-Control', ...sent], () => true);
  }
  Object.assign(operation.responses, problemResponses([...declared, ...generalProblems(method, path, security)]));
  for (const parameter of (operation.parameters ?? []) as Parameter[])
    parameter.required = parameter.in === 'path' || (parameter.required === true && !hasDefault(parameter.schema));
}

/** A session changes something only together with its token. */
function withCsrfToken(method: string, security: Security): Security {
  return method === 'get' ? security : security.map((each) => ('session' in each ? { ...each, csrf: [] } : each));
}

/** What every request of its kind can meet, before its route is reached or when something breaks. */
function generalProblems(method: string, path: string, security: Security): readonly ProblemName[] {
  const changes = method !== 'get';
  return [
    ...(path.startsWith('/api/') ? (['request/not-acceptable', 'rate/address', 'server/overloaded'] as const) : []),
    ...(security.some((each) => 'session' in each) ? (['rate/person'] as const) : []),
    ...(security.some((each) => 'system' in each) ? (['rate/system'] as const) : []),
    ...(changes ? (['request/unreadable', 'request/too-large', 'request/media-type'] as const) : []),
    ...(changes && security.some((each) => 'session' in each)
      ? (['session/cross-site', 'session/csrf-token'] as const)
      : []),
    'server/failure',
    'server/busy',
  ];
}

/** The first sentence of a route's comment is the summary, the others are the description, which adds who gets in. */
function describe({ summary = '', security = [] }: Operation): Pick<Operation, 'summary' | 'description'> {
  const comment = summary.replace(/\s+/g, ' ').trim();
  const [first = ''] = /^.*?[.?!](?=\s|$)/.exec(comment) ?? [comment];
  const who = security.flatMap((each) =>
    Object.entries(each).flatMap(([scheme, needed]) =>
      scheme === 'session'
        ? [AUDIENCES[(needed[0] ?? 'signed-in') as Audience]]
        : needed.map((scope) => `systems whose access token has the scope \`${scope}\``),
    ),
  );
  return {
    summary: first.replace(/[.]$/, ''),
    description:
      `${comment.slice(first.length)}\n\nFor ${who.length > 0 ? who.join(', or ') : AUDIENCES.public}.`.trim(),
  };
}
