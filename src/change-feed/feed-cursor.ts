import { cursorOf, keyOf } from '../platform/http/page-cursor.js';

/** A place in the feed: after `position` changes since the feed began to count anew. */
export interface FeedPlace {
  /** Changes with each restore of the database: positions of before mean something else since. */
  readonly epoch: number;
  readonly position: number;
}

const SHAPE = /^[1-9]\d{0,11}\.(0|[1-9]\d{0,14})$/;

export function feedCursor({ epoch, position }: FeedPlace): string {
  return cursorOf(`${epoch}.${position}`);
}

/** Undefined where there is no cursor, or none of ours. */
export function feedPlaceIfAny(cursor: string | undefined): FeedPlace | undefined {
  try {
    return cursor === undefined ? undefined : feedPlace(cursor);
  } catch {
    return undefined;
  }
}

/** @throws Problem `request/invalid` for a cursor that is not ours */
export function feedPlace(cursor: string): FeedPlace {
  const [epoch, position] = keyOf(cursor, SHAPE).split('.').map(Number);
  return { epoch: epoch ?? 0, position: position ?? 0 };
}
