import type { RevocationList } from './revocation-list.js';

interface Kept {
  readonly list: RevocationList;
  readonly until: number;
}

/** A list that says it is good for longer is fetched again all the same: issuers publish early when it matters. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** Lists by their address, until their next update, the longest unused making room. */
export class ListCache {
  private readonly kept = new Map<string, Kept>();
  private octets = 0;

  constructor(
    private readonly maxOctets: number,
    private readonly maxLists: number,
  ) {}

  get(url: string, now: Date): RevocationList | undefined {
    const found = this.kept.get(url);
    if (!found) return undefined;
    this.drop(url);
    if (found.until <= now.getTime()) return undefined;
    this.put(url, found);
    return found.list;
  }

  add(url: string, list: RevocationList, now: Date): void {
    const until = Math.min(list.nextUpdate.getTime(), now.getTime() + MAX_AGE_MS);
    if (until <= now.getTime() || list.octets > this.maxOctets) return;
    this.drop(url);
    this.put(url, { list, until });
    for (const oldest of this.kept.keys()) {
      if (this.octets <= this.maxOctets && this.kept.size <= this.maxLists) break;
      this.drop(oldest);
    }
  }

  private put(url: string, kept: Kept): void {
    this.kept.set(url, kept);
    this.octets += kept.list.octets;
  }

  private drop(url: string): void {
    this.octets -= this.kept.get(url)?.list.octets ?? 0;
    this.kept.delete(url);
  }
}
