import { randomBytes } from 'node:crypto';
import type { SpanContext } from '@opentelemetry/api';

const UUID_PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;
/** W3C Trace Context, version 00. */
const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-(0[01])$/;

/** A request's id is a UUID, and its digits are the id of its trace: whoever has one has the other. */
export function traceIdOf(requestId: string): string {
  return requestId.replaceAll('-', '');
}

export function requestIdOfTrace(traceId: string): string {
  return traceId.replace(UUID_PARTS, '$1-$2-$3-$4-$5');
}

export function writeTraceParent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${(traceFlags & 1).toString(16).padStart(2, '0')}`;
}

/** Undefined for anything that is none. */
export function readTraceParent(written: string | null): SpanContext | undefined {
  const [, traceId, spanId, flags] = TRACE_PARENT.exec(written ?? '') ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, traceFlags: Number(flags), isRemote: true };
}

/** Where nothing is traced: the request is named all the same. */
export function untracedParent(requestId: string): string {
  return writeTraceParent({ traceId: traceIdOf(requestId), spanId: randomBytes(8).toString('hex'), traceFlags: 0 });
}
