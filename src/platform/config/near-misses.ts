const SHORTEST = 6;
const LONG = 12;

/**
 * Names that nobody reads and that look like one which is read: a letter wrong, missing, too many or in its neighbour's place
 * (two of these in a long name), small letters, hyphens. A short name has too many neighbours that mean something else.
 * @param given names that are given and that nobody reads
 * @param read names that are read
 */
export function nearMisses(
  given: readonly string[],
  read: readonly string[],
): readonly { readonly given: string; readonly meant: string }[] {
  return given.flatMap((name) => {
    const written = name.toUpperCase().replaceAll(/[-.]/g, '_');
    const [nearest] = read
      .filter((known) => known.length >= SHORTEST && Math.abs(known.length - written.length) <= allowed(known))
      .map((known) => ({ known, distance: distance(written, known) }))
      .filter((each) => each.distance <= allowed(each.known))
      .sort((one, other) => one.distance - other.distance);
    return nearest ? [{ given: name, meant: nearest.known }] : [];
  });
}

function allowed(known: string): number {
  return known.length >= LONG ? 2 : 1;
}

/** Insertions, deletions, substitutions and swaps of neighbours that make one text of the other (optimal string alignment). */
function distance(one: string, other: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? at(before, column - 2) + 1 : Infinity,
      );
    }
    [before, last] = [last, current];
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
