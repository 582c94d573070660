import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { Sends } from './document/headers.js';
import { Problem } from './problem.js';

export const PRODUCED = 'chaman:produced';
const JSON_TYPE = 'application/json';

/** Declares that a route's success is a file of this type, under a name, and no JSON. */
export function Produces(type: string, example: string): MethodDecorator {
  // OpenAPI 3.1 says "any bytes" by a media type without a schema of its own; text is text.
  const schema = type.startsWith('text/') ? { type: 'string' as const } : {};
  return applyDecorators(
    SetMetadata(PRODUCED, type),
    Sends('Content-Disposition'),
    ApiResponse({ status: 200, description: '', content: { [type]: { schema, example } } }),
  );
}

/** Refuses, before anything is done, to answer in a form that the caller does not take (RFC 9110, section 12.5.1). */
@Injectable()
export class AcceptableAnswer implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const type = this.reflector.get<string | undefined>(PRODUCED, context.getHandler()) ?? JSON_TYPE;
    if (request.path.startsWith('/api/') && request.accepts(type) === false)
      throw new Problem('request/not-acceptable', { parameters: { type } });
    return next.handle();
  }
}
