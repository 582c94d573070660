import {
  Catch,
  HttpException,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { preferredLanguage, type Language } from '../i18n/language.js';
import { render } from '../i18n/texts.js';
import { sendProblemPage, TO_THE_BEGINNING, type WayOn } from '../page/problem.page.js';
import type { Issue } from '../rule/issue.js';
import { allowedMethods } from './allowed-methods.js';
import { Problem } from './problem.js';
import { PROBLEMS, type ProblemName } from './problem.catalogue.js';
import type { IssueDto, ProblemDto } from './problem.dto.js';
import { requestIdOf } from './request-id.js';

/** The one place where a failure becomes an answer (RFC 9457, in the language of the request). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** What a page leads on to. */
  protected readonly wayOn: WayOn = TO_THE_BEGINNING;
  private readonly logger = new Logger('problem');

  catch(failure: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    this.answer(failure, request, response);
  }

  /** Also used by middleware, whose failures do not pass through Nest's filters. */
  answer(failure: unknown, request: Request, response: Response): void {
    const problem = problemOf(failure, request);
    if (isFailure(problem.problem)) this.logger.error({ err: failure, problem: problem.problem });
    if (response.headersSent) {
      response.end();
      return;
    }
    const language = preferredLanguage(request.headers['accept-language']);
    const body = renderProblem(problem, language, requestIdOf(request));
    response.set(PROBLEMS[problem.problem].headers?.(problem.parameters) ?? {});
    if (isForAPerson(request)) {
      sendProblemPage(response, body, language, this.wayOn);
      return;
    }
    response
      .status(body.status)
      .set({ 'Content-Language': language, 'Cache-Control': 'no-store' })
      .type('application/problem+json')
      .send(JSON.stringify(body));
  }
}

/** Programs get a problem, and so does everybody who asks the API; whoever looks at an address in a browser gets a page. */
function isForAPerson(request: Request): boolean {
  if (/^\/(api|health)(\/|$)/i.test(request.path)) return false;
  return request.accepts(['application/problem+json', 'json', 'html']) === 'html';
}

/** Whether the fault lies with the request: nothing was done, and repeating it as it is leads nowhere. */
export function isRefusal(problem: ProblemName): boolean {
  const { status } = PROBLEMS[problem];
  return status >= 400 && status < 500;
}

/** Something is broken here. Requests that are turned away are told of when that begins, not each: there are many. */
function isFailure(problem: ProblemName): boolean {
  return PROBLEMS[problem].status >= 500 && problem !== 'server/overloaded';
}

export function renderProblem(problem: Problem, language: Language, occurrence: string): ProblemDto {
  const { status, type, title, detail } = PROBLEMS[problem.problem];
  return {
    type,
    title: render(title, language, problem.parameters),
    status,
    detail: render(detail, language, problem.parameters),
    instance: `urn:uuid:${occurrence}`,
    ...(problem.issues.length > 0 && { issues: problem.issues.map((issue) => issueDto(issue, language)) }),
  };
}

export function issueDto(issue: Issue, language: Language): IssueDto {
  const { field, rule, demand, found, remedy, parameters } = issue;
  return {
    field,
    rule,
    demand: render(demand, language, parameters),
    ...(found && { found: render(found, language, parameters) }),
    ...(remedy && { remedy: render(remedy, language, parameters) }),
  };
}

/** What Express's body parser and Nest's router throw, by the status they carry. */
const BY_STATUS: Readonly<Record<number, ProblemName>> = {
  400: 'request/unreadable',
  404: 'resource/not-found',
  413: 'request/too-large',
  415: 'request/media-type',
};

/** What the caller is told of any failure. */
export function problemOf(failure: unknown, request: Request): Problem {
  if (failure instanceof Problem) return failure;
  if (failure instanceof NotFoundException || isUndecodable(failure)) return noRoute(request);
  const status = failure instanceof HttpException ? failure.getStatus() : parserStatus(failure);
  return new Problem(
    (status !== undefined && BY_STATUS[status]) || (isDatabaseDown(failure) ? 'server/busy' : 'server/failure'),
  );
}

/** An address that cannot be decoded is none. */
function isUndecodable(failure: unknown): boolean {
  return failure instanceof URIError || (failure instanceof HttpException && failure.cause instanceof URIError);
}

/** The router knows no such route: is it the address that is wrong, or the method? */
function noRoute(request: Request): Problem {
  const allowed = allowedMethods(request);
  if (allowed.length === 0) return new Problem('resource/not-found');
  return new Problem('request/method', { parameters: { method: request.method, allowed: allowed.join(', ') } });
}

function parserStatus(failure: unknown): number | undefined {
  return failure instanceof Error && 'status' in failure && typeof failure.status === 'number'
    ? failure.status
    : undefined;
}

/**
 * SQLSTATE classes 08 (connection) and 57P (shutdown, crash), whatever else ends a session or lets none begin (no connection is left, the
 * database takes none), and the socket errors of a server that is not there.
 */
function isDatabaseDown(failure: unknown): boolean {
  for (let current = failure; current instanceof Error; current = current.cause) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    if ('severity' in current && current.severity === 'FATAL') return true;
    if (/^(08|57P|53300)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)) return true;
    if (/timeout exceeded when trying to connect|Connection terminated/.test(current.message)) return true;
  }
  return false;
}
