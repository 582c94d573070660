import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { Logger } from 'nestjs-pino';
import type { ApiConfig } from './api.config.js';
import { ApiModule } from './api.module.js';
import { RefusalFilter } from './audit/refusal/refusal.filter.js';
import { peopleOnly } from './identity/bearer/people-only.middleware.js';
import { demandCsrfToken } from './identity/csrf-token.js';
import { assertEveryRouteIsDeclared } from './identity/route-declarations.js';
import { limitAddresses, limitPeople } from './identity/rate-limit.middleware.js';
import { sameOrigin } from './identity/same-origin.middleware.js';
import { createSessionMiddleware } from './identity/session.middleware.js';
import { DatabasePool } from './platform/database/database-pool.js';
import { serveApiDocument } from './platform/http/api-document.js';
import { jsonOnly } from './platform/http/json-only.middleware.js';
import { harmlessShape } from './platform/http/json-shape.middleware.js';
import { noStore } from './platform/http/no-store.middleware.js';
import { RateLimits } from './platform/http/rate-limit/rate-limits.js';
import { giveRequestId } from './platform/http/request-id.js';
import { enterTrace, traceRequests } from './platform/http/trace-requests.middleware.js';
import { measureRequests } from './platform/http/request-metrics.js';
import { securityHeaders } from './platform/http/security-headers.js';
import { BoundedAdapter } from './platform/http/server/bounded.adapter.js';
import { shedLoad } from './platform/http/server/shed-load.middleware.js';
import { unambiguous } from './platform/http/server/unambiguous.middleware.js';

const BODY_LIMIT = '128kb';
/** Asked for by pages on their own: nobody need be sitting before them. */
const WITHOUT_A_PERSON = /^\/api\/v1\/account-events$|^\/ops\/queues\/api\//;

/** Puts the HTTP application together, in the order in which a request passes. */
export async function createApiApplication(config: ApiConfig): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config), new BoundedAdapter(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.set('etag', false);
  app.set('trust proxy', [...config.TRUSTED_PROXIES]);
  app.disable('x-powered-by');

  app.use(measureRequests);
  app.use(giveRequestId, traceRequests);
  app.use(securityHeaders(config.PUBLIC_URL));
  app.use(unambiguous);
  app.use(['/api/v1', '/health'], noStore);
  const limits = app.get(RateLimits);
  app.use(limitAddresses(limits));
  // One caller who asks too much is told so first; from here on a request costs.
  app.use(shedLoad(config.REQUESTS_AT_ONCE));
  // Before the body is read, so that it is known who sent one that cannot be.
  app.use(...createSessionMiddleware(app.get(DatabasePool), config, WITHOUT_A_PERSON).map(peopleOnly));
  app.use(peopleOnly(limitPeople(limits)));
  app.use(peopleOnly(sameOrigin(config.PUBLIC_URL)));
  app.use(peopleOnly(demandCsrfToken(config.SESSION_SECRET)));
  app.use('/api', jsonOnly);
  app.use(express.json({ limit: BODY_LIMIT, strict: true }));
  app.use(harmlessShape, enterTrace);
  serveApiDocument(app);
  // Failures of the middleware above do not pass through Nest's filters.
  app.use((failure: unknown, request: Request, response: Response, _next: NextFunction) =>
    app.get(RefusalFilter).answer(failure, request, response),
  );
  assertEveryRouteIsDeclared(app);
  return app;
}
