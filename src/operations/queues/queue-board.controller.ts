import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Queue } from 'bullmq';
import { Router, type Request, type Response } from 'express';
import { Access } from '../../platform/http/access.decorator.js';
import { Problem } from '../../platform/http/problem.js';
import { ReconcileHints } from '../../provisioning/reconcile-hints.js';
import { ReadOnlyBoard } from './read-only-board.js';

const BASE = '/ops/queues';

/** The board styles its elements in place; scripts and all else come from this site. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What waits in the queues, for looking at: page, files and data of the board pass this one guarded route. */
@Controller(BASE)
@ApiExcludeController()
export class QueueBoardController {
  private readonly board = Router();

  constructor(hints: ReconcileHints) {
    const serverAdapter = new ReadOnlyBoard().setBasePath(BASE) as ReadOnlyBoard;
    createBullBoard({
      // BullMQ's own, whichever its backend; the board's types know but that of Redis.
      queues: hints.queues.map(
        (queue) => new BullMQAdapter(queue as Queue, { readOnlyMode: true, allowRetries: false }),
      ),
      serverAdapter,
      // The API's role does not see the workers' connections to PostgreSQL: the board would say that there are none.
      options: { uiConfig: { boardTitle: 'ChaMan', hideDocsLink: true, showWorkers: false } },
    });
    this.board.use(BASE, serverAdapter.handler);
  }

  @Get(['', '*path'])
  @Access('operations')
  show(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
    return new Promise((resolve, reject) => {
      response.once('close', resolve);
      this.board(request, response, (failure?: unknown) =>
        reject(failure instanceof Error ? failure : new Problem('resource/not-found')),
      );
    });
  }
}
