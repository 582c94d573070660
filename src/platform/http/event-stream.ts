import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';
import { givePlaceBack } from './server/shed-load.middleware.js';
import { PRODUCED } from './produces.js';

const TYPE = 'text/event-stream';

/** One event as it goes out; `id` is what a reader that lost its connection gives back as `Last-Event-ID`. */
export interface StreamedEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: object;
}

/** Declares that a route's success is a stream of server-sent events, each of one of these kinds. */
export function ProducesEvents(kinds: readonly Type[], example: string): MethodDecorator {
  const events = { type: 'array', items: { oneOf: kinds.map((kind) => ({ $ref: getSchemaPath(kind) })) } };
  // OpenAPI 3.1 knows no stream of events; JSON Schema can say what a text holds once it is decoded.
  const schema = { type: 'string' as const, contentMediaType: TYPE, contentSchema: events };
  return applyDecorators(
    SetMetadata(PRODUCED, TYPE),
    ApiExtraModels(...kinds),
    ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The `id` of the last event that was read.' }),
    ApiResponse({
      status: 200,
      description: 'Events, for as long as the connection lasts.',
      content: { [TYPE]: { schema, example } },
    }),
  );
}

/**
 * Server-sent events (HTML standard, section 9.2) to one reader. What a slow reader has not taken yet is bounded by its user:
 * while `ready` is false nothing more should be sent, and `onReady` tells when it is true again.
 */
export class EventStream {
  private constructor(private readonly response: Response) {}

  /** Answers with the head of the stream; `retryMs`: after how long a reader should come back when the connection is lost. */
  static open(response: Response, retryMs: number): EventStream {
    // Proxies neither change nor collect what has to arrive at once.
    response.set({ 'Content-Type': TYPE, 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    givePlaceBack(response);
    const stream = new EventStream(response);
    stream.write(`retry: ${retryMs}\n\n`);
    return stream;
  }

  get ready(): boolean {
    return !this.response.writableNeedDrain;
  }

  onReady(told: () => void): void {
    this.response.on('drain', told);
  }

  /** Told once, whoever ended it. */
  onClosed(told: () => void): void {
    this.response.once('close', told);
    if (this.response.closed || this.response.destroyed) told();
  }

  send(events: readonly StreamedEvent[]): void {
    this.write(events.map(encode).join(''));
  }

  /** Keeps the connection from looking dead; readers pass over it. */
  comment(text: string): void {
    this.write(`: ${text}\n\n`);
  }

  end(): void {
    if (!this.response.writableEnded) this.response.end();
  }

  /** Ends it at once, with what the reader did not take. */
  cut(): void {
    this.response.destroy();
  }

  private write(text: string): void {
    if (text !== '' && !this.response.writableEnded && !this.response.destroyed) this.response.write(text);
  }
}

/** JSON has no line ends of its own, so one line of data is enough. */
function encode({ event, id, data }: StreamedEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
