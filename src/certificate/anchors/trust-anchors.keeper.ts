import { EventEmitter } from 'node:events';
import { watch, type FSWatcher } from 'node:fs';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../../platform/clock.js';
import { ConfigurationError } from '../../platform/config/configuration-error.js';
import type { TrustStoreProvider } from '../trust-store.provider.js';
import type { TrustStore } from '../trust-store.js';
import { readAnchorFolder, type AnchorFolder, type ListedAuthority } from './anchor-folder.js';

export interface KeeperSettings {
  readonly directory: string;
  /** Between two looks at the folder where nothing tells of a change. */
  readonly intervalMs: number;
  /** A change counts once the folder looks the same again after this time. */
  readonly settleMs?: number;
}

export interface AnchorsInForce {
  readonly authorities: readonly ListedAuthority[];
  readonly digest: string;
  readonly loadedAt: Date;
  readonly failedReload?: FailedReload;
}

export interface FailedReload {
  readonly at: Date;
  readonly reason: string;
  /** Whether the folder is still as it was then. */
  readonly standing: boolean;
}

type Found = { readonly key: string } & ({ readonly folder: AnchorFolder } | { readonly reason: string });

const SETTLE_MS = 500;

/**
 * Keeps the trust anchors in force equal to a folder. Changes are told by the file system, and looked for at an
 * interval besides. What is found counts when it is found twice, a moment apart: a folder that is being copied to
 * counts when it is done. A folder that cannot be used changes nothing but what is reported.
 */
export class TrustAnchorsKeeper implements TrustStoreProvider, OnApplicationShutdown {
  /** `loaded` when other anchors came into force, `failed` when a changed folder cannot be used. */
  readonly events = new EventEmitter<{ loaded: []; failed: [reason: string] }>();
  private readonly logger = new Logger('trust-anchors');
  private loadedAt: Date;
  private failed: FailedReload | undefined;
  private seen: string;
  private watcher: FSWatcher | undefined;
  private settling: NodeJS.Timeout | undefined;
  private readonly interval: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  private constructor(
    private readonly settings: KeeperSettings,
    private readonly clock: Clock,
    private folder: AnchorFolder,
  ) {
    this.loadedAt = clock.now();
    this.seen = folder.digest;
    this.report();
    this.watch();
    this.interval = setInterval(() => {
      // Anew each time: the folder itself may have been replaced by another of its name.
      this.watch();
      this.look();
    }, settings.intervalMs).unref();
  }

  /** @throws ConfigurationError when the folder cannot be used: a process must not start with half its anchors */
  static async open(settings: KeeperSettings, clock: Clock): Promise<TrustAnchorsKeeper> {
    const found = await find(settings.directory);
    if ('reason' in found) throw new ConfigurationError([`TRUST_ANCHORS_DIR ${found.reason}`]);
    const keeper = new TrustAnchorsKeeper(settings, clock, found.folder);
    // What changed before the watching began.
    keeper.look();
    return keeper;
  }

  current(): TrustStore {
    return this.folder.store;
  }

  state(): AnchorsInForce {
    const { authorities, digest } = this.folder;
    return { authorities, digest, loadedAt: this.loadedAt, failedReload: this.failed };
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.interval);
    clearTimeout(this.settling);
    this.watcher?.close();
    await this.looking;
  }

  private watch(): void {
    this.watcher?.close();
    this.watcher = undefined;
    try {
      this.watcher = watch(this.settings.directory, { persistent: false }, () => this.lookSoon());
      // The folder is gone, or the system has no watches left: the interval remains.
      this.watcher.on('error', () => undefined);
    } catch {
      // As above.
    }
  }

  private lookSoon(): void {
    if (this.stopped) return;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.look(), this.settings.settleMs ?? SETTLE_MS).unref();
  }

  /** One look after the other, never two at once. */
  private look(): void {
    this.looking = this.looking.then(() => this.compare());
  }

  private async compare(): Promise<void> {
    if (this.stopped) return;
    const found = await find(this.settings.directory);
    if (found.key !== this.seen) {
      this.seen = found.key;
      this.lookSoon();
    } else if ('reason' in found) {
      this.refuse(found.reason);
    } else {
      this.accept(found.folder);
    }
  }

  private accept(folder: AnchorFolder): void {
    if (this.failed?.standing) this.failed = { ...this.failed, standing: false };
    if (folder.digest === this.folder.digest) return;
    this.folder = folder;
    this.loadedAt = this.clock.now();
    this.report();
    this.events.emit('loaded');
  }

  private refuse(reason: string): void {
    if (this.failed?.standing && this.failed.reason === reason) return;
    this.failed = { at: this.clock.now(), reason, standing: true };
    this.logger.error(`The folder of trust anchors changed and cannot be used; the old ones stay in force: ${reason}`);
    this.events.emit('failed', reason);
  }

  private report(): void {
    const { authorities, digest } = this.folder;
    const anchors = authorities.filter(({ role }) => role === 'anchor').length;
    this.logger.log({ msg: 'trust anchors in force', anchors, intermediates: authorities.length - anchors, digest });
    const now = this.clock.now().toISOString();
    for (const { facts, file } of authorities.filter((authority) => authority.facts.notAfter < now))
      this.logger.warn(`${file}: ${facts.subject} expired on ${facts.notAfter}`);
  }
}

async function find(directory: string): Promise<Found> {
  try {
    const folder = await readAnchorFolder(directory);
    return { key: folder.digest, folder };
  } catch (error) {
    // Whatever it is: what is in force stays in force.
    const reason = error instanceof Error ? error.message : String(error);
    return { key: `fault: ${reason}`, reason };
  }
}
