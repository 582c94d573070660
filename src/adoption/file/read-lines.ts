import { createReadStream } from 'node:fs';

/** One account with twenty certificates fits four times over. */
export const MOST_OCTETS_OF_A_LINE = 4 * 1024 * 1024;

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its end; null where it is longer than {@link MOST_OCTETS_OF_A_LINE} and was passed over. */
  readonly bytes: Buffer | null;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The lines of a file, one after the other, never more than one in memory. A byte order mark at the start is dropped. */
export async function* readLines(path: string, most = MOST_OCTETS_OF_A_LINE): AsyncGenerator<Line> {
  let number = 1;
  let pieces: Buffer[] = [];
  let octets = 0;
  const take = (): Line => {
    const bytes = octets > most ? null : trimmed(Buffer.concat(pieces), number);
    const line = { number, bytes };
    number += 1;
    pieces = [];
    octets = 0;
    return line;
  };
  for await (const chunk of createReadStream(path)) {
    let from = 0;
    const piece = chunk as Buffer;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      keep(piece.subarray(from, end));
      yield take();
      from = end + 1;
    }
    keep(piece.subarray(from));
  }
  if (octets > 0) yield take();

  function keep(piece: Buffer): void {
    octets += piece.length;
    if (octets <= most) pieces.push(piece);
    else pieces = [];
  }
}

function trimmed(line: Buffer, number: number): Buffer {
  const start = number === 1 && line.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  return line.subarray(start, line.at(-1) === CARRIAGE_RETURN ? -1 : undefined);
}
