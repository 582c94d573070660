/** A moment as the texts of rules show it: `2026-11-24 12:00:00 UTC`, the same in every language. */
export function momentText(moment: Date): string {
  return moment
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
