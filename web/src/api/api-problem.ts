import type { IssueDto, ProblemDto } from '../../../openapi/client/types.gen.js';

const NO_CONNECTION = 0;

/** An answer that is not a success, or none at all: what the API says about it, in the person's language. */
export class ApiProblem extends Error {
  private constructor(
    readonly status: number,
    private readonly problem: ProblemDto | undefined,
    /** Seconds after which to try again, where the API says so. */
    readonly retryAfter: number | null,
  ) {
    super(problem?.detail ?? `status ${status}`);
    this.name = 'ApiProblem';
  }

  /** Of an answer's status and body; a body that is no problem document is not trusted with words. */
  static of(status: number, body: unknown, retryAfter: string | null): ApiProblem {
    const seconds = Number(retryAfter);
    return new ApiProblem(status, isProblem(body) ? body : undefined, retryAfter && seconds > 0 ? seconds : null);
  }

  /** There was no answer: the network or the server is away. */
  static unreachable(): ApiProblem {
    return new ApiProblem(NO_CONNECTION, undefined, null);
  }

  get title(): string | undefined {
    return this.problem?.title;
  }

  get detail(): string | undefined {
    return this.problem?.detail;
  }

  /** Number to quote when asking for help. */
  get instance(): string | undefined {
    return this.problem?.instance;
  }

  get issues(): readonly IssueDto[] {
    return this.problem?.issues ?? [];
  }

  get isUnreachable(): boolean {
    return this.status === NO_CONNECTION;
  }

  /** Whether it is the problem of this name (`area/reason`). */
  is(name: string): boolean {
    return this.problem?.type.endsWith(`:${name}`) ?? false;
  }
}

function isProblem(body: unknown): body is ProblemDto {
  return typeof body === 'object' && body !== null && 'title' in body && 'detail' in body && 'type' in body;
}
