import { Catch, Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { problemOf, ProblemFilter } from '../../platform/http/problem.filter.js';
import { RefusalRecorder } from './refusal.recorder.js';

/** Every failure of a request passes here: what is a refused attempt is written down, then the caller is told as ever. */
@Catch()
@Injectable()
export class RefusalFilter extends ProblemFilter {
  private readonly audit = new Logger('audit');

  constructor(private readonly refusals: RefusalRecorder) {
    super();
  }

  override answer(failure: unknown, request: Request, response: Response): void {
    this.refusals
      .record(problemOf(failure, request), request)
      .then(() => super.answer(failure, request, response))
      .catch((error: unknown) => this.audit.error({ err: error }, 'a failure could not be answered'));
  }
}
