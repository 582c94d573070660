/** Channel of PostgreSQL's NOTIFY on which readers learn that the feed has grown. The payload is empty. */
export const CHANGES_NUMBERED = 'changes_numbered';
