import { ApiHeader } from '@nestjs/swagger';
import { Problem } from '../../platform/http/problem.js';
import type { ProblemName } from '../../platform/http/problem.catalogue.js';

/** What a repeated request may meet, beside what the request itself may. */
export const IDEMPOTENCY_PROBLEMS = [
  'request/idempotency-key-malformed',
  'request/idempotency-key-reused',
  'request/idempotency-key-spent',
] as const satisfies readonly ProblemName[];

/** Documents the header of a creation that may be repeated. */
export function IdempotencyKey(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'Chosen by you, unique for each request (say, a UUID). Whoever repeats the same request with the same key within 24 hours gets what ' +
      'was made the first time, and nothing is made twice.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
  });
}

/**
 * Reads the header, with or without the quotes of a structured field.
 * @throws Problem `request/idempotency-key-malformed`
 */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const match = /^(?:"([\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/.exec(header.trim());
  const key = match?.[1] ?? match?.[2];
  if (key === undefined) throw new Problem('request/idempotency-key-malformed');
  return key;
}
