import { ApiExtension } from '@nestjs/swagger';
import { LANGUAGES } from '../../i18n/language.js';
import type { Header, Response } from './document.types.js';

/** The response headers that mean something to a caller, as the document describes them. */
const HEADERS: Readonly<Record<string, Header>> = {
  Allow: { description: 'The methods that this address accepts.', schema: { type: 'string' }, example: 'GET, HEAD' },
  'Cache-Control': {
    description: 'Nothing here may be kept: it belongs to one caller.',
    schema: { type: 'string' },
    example: 'no-store',
  },
  'Content-Disposition': {
    description: 'The file name to save it under (RFC 6266).',
    schema: { type: 'string' },
    example: 'attachment; filename="production.cer"',
  },
  'Content-Language': {
    description: 'The language of the texts, chosen by `Accept-Language`.',
    schema: { type: 'string', enum: [...LANGUAGES] },
    example: 'en',
  },
  ETag: {
    description: 'The revision. Send it back as `If-Match` to change only what you have seen.',
    schema: { type: 'string' },
    example: '"3"',
  },
  Location: { description: 'Where what was made is found.', schema: { type: 'string', format: 'uri-reference' } },
  'Retry-After': {
    description: 'After how many seconds to try again.',
    schema: { type: 'integer', minimum: 1 },
    example: 30,
  },
  'WWW-Authenticate': {
    description: 'What the access token lacks (RFC 6750).',
    schema: { type: 'string' },
    example: 'Bearer realm="chaman"',
  },
};

export const SENT_HEADERS = 'x-sent-headers';

/** Refers to {@link headerComponents}; a header that is not always sent has a description of its own. */
export function headerReferences(
  names: Iterable<string>,
  always: (name: string) => boolean,
): NonNullable<Response['headers']> {
  return Object.fromEntries(
    [...names].map((name) => [name, { $ref: `#/components/headers/${always(name) ? name : `${name}.sometimes`}` }]),
  );
}

export function headerComponents(): Record<string, Header> {
  return Object.fromEntries(
    Object.entries(HEADERS).flatMap(([name, header]): [string, Header][] => [
      [name, { ...header, required: true }],
      [`${name}.sometimes`, { ...header, required: false }],
    ]),
  );
}

/** Declares the headers that a route's success always carries, beside `Cache-Control`. */
export function Sends(...names: readonly ('ETag' | 'Location' | 'Content-Disposition')[]): MethodDecorator {
  return ApiExtension(SENT_HEADERS, names) as MethodDecorator;
}
