import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DATABASE_CONFIG, type DatabaseConfig } from './database.config.js';

/** Called with what was told; undefined: the connection is new, and anything may have been told before. */
type Told = (payload: string | undefined) => void;

const RECONNECT_AFTER_MS = 1_000;

/**
 * The one connection of a process on which it hears PostgreSQL's NOTIFY, for as long as it lives; a lost one is made anew. What
 * is told meanwhile is lost, so whoever listens has to look for itself when the connection is new.
 */
@Injectable()
export class NotificationListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(NotificationListener.name);
  private readonly listeners = new Map<string, Told[]>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(@Inject(DATABASE_CONFIG) private readonly config: DatabaseConfig) {}

  /** To be called while the application is put together, as in a constructor: channels are fixed from then on. */
  on(channel: string, told: Told): void {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), told]);
  }

  onApplicationBootstrap(): void {
    if (this.listeners.size > 0) this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.listen();
      } catch (error) {
        if (!signal.aborted) this.logger.warn({ err: error }, 'notifications cannot be heard; connecting anew');
      }
      await pause(RECONNECT_AFTER_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Resolves or rejects when the connection is gone. */
  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.DATABASE_DIRECT_URL,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    // Whoever waits for the end learns of it; without anybody waiting it must not end the process.
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    try {
      await client.connect();
      const ended = once(client, 'end', { signal: this.stopping.signal });
      ended.catch(() => undefined);
      for (const channel of this.listeners.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      for (const channel of this.listeners.keys()) this.tell(channel, undefined);
      await ended;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private tell(channel: string, payload: string | undefined): void {
    for (const told of this.listeners.get(channel) ?? []) told(payload);
  }
}
