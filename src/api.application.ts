import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import type { ApiConfig } from './api.config.js';
import { ApiModule } from './api.module.js';
import { RefusalFilter } from './audit/refusal/refusal.filter.js';
import { peopleOnly } from './identity/bearer/people-only.middleware.js';
import { demandCsrfToken } from './identity/csrf-token.js';
import { assertEveryRouteIsDeclared } from './identity/route-declarations.js';
import { sameOrigin } from './identity/same-origin.middleware.js';
import { createSessionMiddleware } from './identity/session.middleware.js';
import { DatabasePool } from './platform/database/database-pool.js';
import { serveApiDocument } from './platform/http/api-document.js';
import { jsonOnly } from './platform/http/json-only.middleware.js';
import { noStore } from './platform/http/no-store.middleware.js';
import { giveRequestId } from './platform/http/request-id.js';
import { measureRequests } from './platform/http/request-metrics.js';

const BODY_LIMIT = '128kb';
/** Asked for by pages on their own: nobody need be sitting before them. */
const WITHOUT_A_PERSON = ['/api/v1/account-events'];

/** Puts the HTTP application together, in the order in which a request passes. */
export async function createApiApplication(config: ApiConfig): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.set('etag', false);
  app.set('trust proxy', [...config.TRUSTED_PROXIES]);
  app.disable('x-powered-by');

  app.use(measureRequests);
  app.use(giveRequestId);
  app.use(securityHeaders(config));
  app.use(['/api/v1', '/health'], noStore);
  // Before the body is read, so that it is known who sent one that cannot be.
  app.use(...createSessionMiddleware(app.get(DatabasePool).pool, config, WITHOUT_A_PERSON).map(peopleOnly));
  app.use(peopleOnly(sameOrigin(config.PUBLIC_URL)));
  app.use(peopleOnly(demandCsrfToken(config.SESSION_SECRET)));
  app.use('/api', jsonOnly);
  app.use(express.json({ limit: BODY_LIMIT, strict: true }));
  serveApiDocument(app);
  // Failures of the middleware above do not pass through Nest's filters.
  app.use((failure: unknown, request: Request, response: Response, _next: NextFunction) =>
    app.get(RefusalFilter).answer(failure, request, response),
  );
  assertEveryRouteIsDeclared(app);
  return app;
}

function securityHeaders(config: ApiConfig) {
  const https = config.PUBLIC_URL.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
