import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { DEFAULT_LANGUAGE } from '../../i18n/language.js';
import { Problem } from '../problem.js';
import type { ProblemName } from '../problem.catalogue.js';
import { renderProblem } from '../problem.filter.js';

/** What Node's parser says of a request that never becomes one. Anything else is no HTTP. */
const BY_CODE: Readonly<Record<string, ProblemName>> = {
  HPE_HEADER_OVERFLOW: 'request/head-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request/too-slow',
};

/** Such an answer loads and runs nothing. */
const HEADERS = [
  'Content-Type: application/problem+json',
  `Content-Language: ${DEFAULT_LANGUAGE}`,
  'Cache-Control: no-store',
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options: nosniff',
  'X-Frame-Options: DENY',
  'Referrer-Policy: same-origin',
  'Connection: close',
];

/** Answers what is no request, before there is anything that could be asked for its language, and closes the connection. */
export function answerUnreadable(failure: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || hasAnswered(socket)) {
    socket.destroy();
    return;
  }
  const problem = BY_CODE[failure.code ?? ''] ?? 'request/malformed';
  const body = renderProblem(new Problem(problem), DEFAULT_LANGUAGE, randomUUID());
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status] ?? ''}`,
    ...HEADERS,
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}

/** A second answer on its heels would be taken for a part of the first. */
function hasAnswered(socket: Socket): boolean {
  const { _httpMessage: current } = socket as { readonly _httpMessage?: { readonly headersSent: boolean } | null };
  return current?.headersSent === true;
}
