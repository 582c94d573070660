import { useSyncExternalStore } from 'react';

let current: string | null = null;
const readers = new Set<() => void>();

/** Says on the page what has just been done; whoever leads elsewhere afterwards says it there, once arrived. */
export function announce(text: string | null): void {
  current = text;
  for (const changed of readers) changed();
}

/** What was done last; null when there is nothing to say. */
export function useAnnouncement(): string | null {
  return useSyncExternalStore(
    (changed) => {
      readers.add(changed);
      return () => readers.delete(changed);
    },
    () => current,
  );
}
