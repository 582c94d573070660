import { ExpressAdapter } from '@bull-board/express';
import { Logger } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { reasonOf } from '../../provisioning/queue/bull-jobs.js';

type ApiRoutes = Parameters<ExpressAdapter['setApiRoutes']>[0];
type EntryRoute = Parameters<ExpressAdapter['setEntryRoute']>[0];

const ELSEWHERE = /<link[^>]+href="https?:[^>]*>/g;

/**
 * bull-board without what must not be: a route that changes something is not mounted at all, its page asks no other site for
 * fonts, and a failure says nothing of itself (a driver's error may hold its command).
 */
export class ReadOnlyBoard extends ExpressAdapter {
  private readonly logger = new Logger('queue board');

  /** Not the whole application: requests keep the settings of the one they came to. */
  get handler(): RequestHandler {
    return this.app.router;
  }

  override setApiRoutes(routes: ApiRoutes): this {
    super.setApiRoutes(routes.filter(({ method }) => method === 'get'));
    return this;
  }

  override setErrorHandler(): this {
    super.setErrorHandler((error) => {
      this.logger.warn({ reason: reasonOf(error) }, 'the queue did not tell');
      return { status: 500, body: { error: 'The queue does not answer.' } };
    });
    return this;
  }

  override setEntryRoute(entry: EntryRoute): this {
    this.app.get(entry.route, (_request, response, next) => {
      const { name, params } = entry.handler({ basePath: this.basePath, uiConfig: this.uiConfig });
      this.app.render(name, params, (failure: Error | null, page: string) => {
        if (failure) next(failure);
        else response.type('html').send(page.replace(ELSEWHERE, ''));
      });
    });
    return this;
  }
}
