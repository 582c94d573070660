import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { EventEmitter, once } from 'node:events';
import { NotificationListener } from '../platform/database/notification-listener.js';
import { CHANGES_NUMBERED } from './numbered-signal.js';

/** Lets readers wait for the feed to grow. Waiting takes no connection to the database. */
@Injectable()
export class NumberingWatch implements BeforeApplicationShutdown {
  private readonly growth = new EventEmitter().setMaxListeners(0);
  private readonly ending = new AbortController();

  constructor(notifications: NotificationListener) {
    notifications.on(CHANGES_NUMBERED, () => this.growth.emit('grown'));
  }

  /** Whoever waits gets an answer, before the server waits for them. */
  beforeApplicationShutdown(): void {
    this.ending.abort();
  }

  /** Resolves with what `look` finds as soon as `enough` says so; when the time is over or the process ends, with what there is. */
  async until<Found>(look: () => Promise<Found>, enough: (found: Found) => boolean, withinMs: number): Promise<Found> {
    const signal = AbortSignal.any([AbortSignal.timeout(withinMs), this.ending.signal]);
    for (;;) {
      // Listened for before the look: what comes in between is not missed.
      const grown = once(this.growth, 'grown', { signal }).catch(() => undefined);
      const found = await look();
      if (enough(found) || signal.aborted) return found;
      await grown;
    }
  }
}
