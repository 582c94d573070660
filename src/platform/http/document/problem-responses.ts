import type { Issue } from '../../rule/issue.js';
import { PROBLEMS, type ProblemName } from '../problem.catalogue.js';
import { Problem } from '../problem.js';
import { renderProblem } from '../problem.filter.js';
import type { ProblemDto } from '../problem.dto.js';
import type { Response, Responses } from './document.types.js';
import { headerReferences } from './headers.js';

type Headers = NonNullable<Response['headers']>;

const OCCURRENCE = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const ISSUE: Issue = {
  field: 'name',
  rule: 'max-length',
  demand: {
    nl: 'Hoogstens 80 tekens.',
    fr: '80 caractères au maximum.',
    de: 'Höchstens 80 Zeichen.',
    en: 'At most 80 characters.',
  },
};

/** One response for each status that these problems have, with an example of every problem and the headers that they carry. */
export function problemResponses(names: readonly ProblemName[]): Responses {
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of new Set(names)) {
    const { status } = PROBLEMS[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return Object.fromEntries([...byStatus].map(([status, same]) => [String(status), responseOf(same)]));
}

/** Examples of problems, by the key under which {@link problemResponses} refers to them. */
export function problemExamples(): Record<string, { readonly summary: string; readonly value: ProblemDto }> {
  const names = Object.keys(PROBLEMS) as ProblemName[];
  return Object.fromEntries(
    names.sort().map((name) => {
      const value = exampleOf(name);
      return [exampleKey(name), { summary: value.title, value }];
    }),
  );
}

function exampleKey(name: ProblemName): string {
  return `problem.${name.replace('/', '.')}`;
}

function exampleOf(name: ProblemName): ProblemDto {
  const parameters = PROBLEMS[name].example ?? {};
  const issues = name === 'request/invalid' ? [ISSUE] : [];
  return renderProblem(new Problem(name, { parameters, issues }), 'en', OCCURRENCE);
}

function responseOf(names: readonly ProblemName[]): Response {
  return {
    description: names.map((name) => `\`${name}\`: ${exampleOf(name).title}`).join(' · '),
    headers: headersOf(names),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/ProblemDto' },
        examples: Object.fromEntries(
          names.map((name) => [name, { $ref: `#/components/examples/${exampleKey(name)}` }]),
        ),
      },
    },
  };
}

/** A header that only some of these problems carry may be absent. */
function headersOf(names: readonly ProblemName[]): Headers {
  const carried = names.map((name) => Object.keys(PROBLEMS[name].headers?.(PROBLEMS[name].example ?? {}) ?? {}));
  const always = ['Cache-Control', 'Content-Language'];
  return headerReferences(
    new Set([...always, ...carried.flat()]),
    (name) => always.includes(name) || carried.every((headers) => headers.includes(name)),
  );
}
