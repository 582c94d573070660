/** What a process has when nothing else is said. */
export const POOL_MAX = 10;
