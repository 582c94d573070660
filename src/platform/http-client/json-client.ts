import type { Span } from '@opentelemetry/api';
import { originOf } from '../telemetry/origin.js';
import { writeTraceParent } from '../telemetry/trace-parent.js';
import { calling } from '../telemetry/tracing.js';

/** What came back from a call. `body` is parsed JSON, or null when there was none or it was not JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a form instead, as OAuth2 token endpoints want it. */
  readonly form?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The call got no answer. `sent` is false only when the other side certainly never saw it. */
export class NoAnswer extends Error {
  constructor(
    readonly reason: string,
    readonly sent: boolean,
  ) {
    super(reason);
  }
}

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * One HTTP call with a time limit that covers the whole answer. Redirects are not followed. Throws {@link NoAnswer}. Where it is made
 * for somebody's request, it names that request, so that its own log can be held against ours.
 */
export function call(request: Call): Promise<Answer> {
  const { method, url } = request;
  const { host } = new URL(url);
  // Neither path nor query: they hold names of accounts.
  return calling(`${method} ${host}`, { 'http.request.method': method, 'server.address': host }, async (span) => {
    const answer = await send(request, namesOf(span));
    span.setAttribute('http.response.status_code', answer.status);
    return answer;
  });
}

function namesOf(span: Span): Readonly<Record<string, string>> {
  const origin = originOf();
  return {
    ...(origin !== undefined && { 'x-request-id': origin }),
    ...(span.isRecording() && { traceparent: writeTraceParent(span.spanContext()) }),
  };
}

async function send(request: Call, names: Readonly<Record<string, string>>): Promise<Answer> {
  if (request.signal.aborted) throw new NoAnswer('aborted', false);
  const limit = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...names,
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: bodyOf(request),
      redirect: 'manual',
      signal: AbortSignal.any([limit, request.signal]),
    });
    return { status: response.status, headers: response.headers, body: parse(await readBounded(response)) };
  } catch (error) {
    if (limit.aborted) throw new NoAnswer('time-out', true);
    if (request.signal.aborted) throw new NoAnswer('aborted', true);
    const code = errorCode(error);
    throw new NoAnswer(code, !NEVER_SENT.has(code));
  }
}

/** `fetch` names the media type of a form by itself. */
function bodyOf({ json, form }: Call): string | URLSearchParams | undefined {
  if (form) return new URLSearchParams(form);
  return json === undefined ? undefined : JSON.stringify(json);
}

async function readBounded(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw Object.assign(new Error('answer too large'), { code: 'answer too large' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * undici wraps the system's error as `cause`; only its code is passed on, since messages may quote addresses or data.
 * Read by shape: an error may come from another realm, and a DOMException's `code` is a number.
 */
function errorCode(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === 'string') return code;
    current = cause;
  }
  return 'network failure';
}
