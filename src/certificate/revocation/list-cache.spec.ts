import { NOW } from '../../../test/builders/certificates.js';
import { trustedAuthority } from '../../../test/builders/certificate-judgement.js';
import { buildList } from '../../../test/builders/revocation.js';
import { ListCache } from './list-cache.js';
import { readRevocationList, type RevocationList } from './revocation-list.js';

const HOUR_MS = 3_600_000;
const after = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
const list = (goodForHours: number): RevocationList =>
  readRevocationList(buildList(trustedAuthority(), { now: NOW, nextUpdate: after(goodForHours) }));

describe('the cache of revocation lists', () => {
  it('keeps a list until its next update, and no longer than a day', () => {
    const cache = new ListCache(1e6, 10);
    cache.add('hour', list(1), NOW);
    cache.add('year', list(24 * 365), NOW);
    cache.add('past', list(-1), NOW);
    const known = (now: Date) => ['hour', 'year', 'past'].filter((url) => cache.get(url, now));
    expect([known(NOW), known(after(2)), known(after(25))]).toEqual([['hour', 'year'], ['year'], []]);
  });

  it('makes room for new lists by dropping what was not used for longest', () => {
    const one = list(1);
    const cache = new ListCache(one.octets * 2, 10);
    cache.add('a', one, NOW);
    cache.add('b', one, NOW);
    cache.get('a', NOW);
    cache.add('c', one, NOW);
    expect(['a', 'b', 'c'].map((url) => cache.get(url, NOW) !== undefined)).toEqual([true, false, true]);
    const few = new ListCache(1e6, 1);
    few.add('a', one, NOW);
    few.add('b', one, NOW);
    expect(['a', 'b'].map((url) => few.get(url, NOW) !== undefined)).toEqual([false, true]);
  });
});
