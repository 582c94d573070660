import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { originOf } from './origin.js';

/** Fields that must never reach a log, wherever they stand. */
const SECRET_PATHS = [
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  '*.password',
  '*.passwordHash',
  '*.content',
  '*.sshPublicKey',
];

/** Structured logs, one line an event. Each request has an id that also stands in the problems it is answered with. */
export function loggerModule(level: string): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      redact: { paths: SECRET_PATHS, censor: '[redacted]' },
      genReqId: (request) => request.id,
      // Where no request is being answered, the one that asked for the work.
      mixin: () => {
        const requestId = originOf();
        return requestId === undefined ? {} : { requestId };
      },
      // The query of a sign-in route holds one-time tickets.
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
      customLogLevel: (_request: IncomingMessage, response: ServerResponse) =>
        response.statusCode >= 500 ? 'error' : 'info',
    },
  });
}
