import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ENCRYPTION_CONFIG, type EncryptionConfig } from '../../platform/encryption/encryption.config.js';
import { readDesired } from '../desired-account.js';
import type { Gateway, MarkedObject } from '../gateway.port.js';
import { PROVISIONING_CONFIG, type ProvisioningConfig } from '../queue.config.js';
import { COPY, HELD_BY_ANOTHER, type Finding } from './drift-kind.js';
import type { DriftCounts } from './drift-run.store.js';
import { ExpectationStore, type RestingTarget } from './expectation.store.js';

/** How far a look through one gateway is, told as it goes on. */
export interface DriftWatcher {
  found(finding: Finding): Promise<void>;
  /** Called again and again. @throws DriftStopped when the look must end */
  goOn(): Promise<void>;
}

/** A look that could not come to its end, and why. */
export class DriftStopped extends Error {}

const TARGETS_AT_ONCE = 200;
const OBJECTS_AT_ONCE = 100;
/** A gateway that does not answer so often in a row is down: to ask on would only burden it. */
const MOST_UNANSWERED = 5;
/** Ten million objects. A server that gives the same page for ever must not keep us. */
const MOST_PAGES = 500_000;

/** Holds what a gateway has against what it should have. Looks, and writes nothing there. */
@Injectable()
export class DriftCheck {
  constructor(
    private readonly em: EntityManager,
    private readonly expectations: ExpectationStore,
    @Inject(PROVISIONING_CONFIG) private readonly config: ProvisioningConfig,
    @Inject(ENCRYPTION_CONFIG) private readonly encryption: EncryptionConfig,
  ) {}

  /** @throws DriftStopped when the gateway does not answer, or the watcher ends it */
  async look(gateway: Gateway, watcher: DriftWatcher, stopping: AbortSignal): Promise<DriftCounts> {
    const accounts = await this.lookAtAccounts(gateway, watcher, stopping);
    return { ...accounts, listed: await this.lookAtObjects(gateway, watcher, stopping) };
  }

  /** Missing and different: every account at rest is compared, a few at a time. */
  private async lookAtAccounts(
    gateway: Gateway,
    watcher: DriftWatcher,
    stopping: AbortSignal,
  ): Promise<Omit<DriftCounts, 'listed'>> {
    let checked = 0;
    let undecided = 0;
    let unanswered = 0;
    for (let after: string | null = null; ;) {
      const targets: RestingTarget[] = await this.expectations.resting(gateway.name, after, TARGETS_AT_ONCE);
      for (let from = 0; from < targets.length; from += this.config.DRIFT_CONCURRENCY) {
        await watcher.goOn();
        const some = targets.slice(from, from + this.config.DRIFT_CONCURRENCY);
        const seen = await Promise.all(some.map((target) => this.compare(gateway, target, stopping)));
        for (const each of seen) {
          checked += 1;
          undecided += each === 'unanswered' ? 1 : 0;
          unanswered = each === 'unanswered' ? unanswered + 1 : 0;
          if (typeof each === 'object') await watcher.found(each);
        }
        if (unanswered >= MOST_UNANSWERED) throw new DriftStopped('the gateway does not answer');
      }
      after = targets.at(-1)?.id ?? null;
      if (after === null) return { checked, undecided };
    }
  }

  private async compare(
    gateway: Gateway,
    target: RestingTarget,
    stopping: AbortSignal,
  ): Promise<Finding | 'agrees' | 'changed' | 'unanswered'> {
    const desired = await readDesired(this.em.fork(), target.accountId, this.encryption.ENCRYPTION_KEYS);
    if (desired?.kind !== 'living' || desired.account.revision !== target.revision) return 'changed';
    const { account } = desired;
    const seen = await gateway.observe(account, account, this.limit(stopping));
    if (seen.outcome === 'unavailable') return 'unanswered';
    if (seen.outcome === 'present' && seen.differences.length === 0) return 'agrees';
    if (!(await this.expectations.stillRests(target))) return 'changed';
    const { accountId, login } = account;
    switch (seen.outcome) {
      case 'present':
        return { kind: 'different', accountId, login, parts: seen.differences };
      case 'refused':
        return { kind: 'different', accountId, login, parts: [seen.reason] };
      case 'foreign':
        return { kind: 'missing', accountId, login, parts: [HELD_BY_ANOTHER] };
      case 'absent':
        return { kind: 'missing', accountId, login, parts: [] };
    }
  }

  /** Unknown to us: everything with our marker is looked up among our accounts. */
  private async lookAtObjects(gateway: Gateway, watcher: DriftWatcher, stopping: AbortSignal): Promise<number> {
    const told = new Set<string>();
    let listed = 0;
    let before: readonly string[] = [];
    let from: number | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      await watcher.goOn();
      const answer = await gateway.list(from, OBJECTS_AT_ONCE, this.limit(stopping));
      if (answer.outcome === 'unavailable') throw new DriftStopped(`the gateway cannot be listed: ${answer.cause}`);
      if (answer.outcome === 'refused') throw new DriftStopped(`the gateway cannot be listed: ${answer.detail}`);
      // Pages overlap: what the one before told of is known.
      const fresh = answer.objects.filter((object) => !before.includes(keyOf(object)));
      listed += fresh.length;
      for (const finding of await this.strangersAmong(gateway, fresh, stopping)) {
        if (!told.has(keyOf(finding))) await watcher.found(finding);
        told.add(keyOf(finding));
      }
      before = answer.objects.map(keyOf);
      from = answer.next;
      if (from === null) return listed;
    }
    throw new DriftStopped('the list of the gateway has no end');
  }

  private async strangersAmong(
    gateway: Gateway,
    objects: readonly MarkedObject[],
    stopping: AbortSignal,
  ): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const [object, belonging] of await this.expectations.belonging(gateway, objects)) {
      if (belonging !== 'unknown' && belonging !== 'copy') continue;
      // It may have gone, and its account with it, since the page was read.
      const seen = await gateway.observe(object, null, this.limit(stopping));
      const now = (await this.expectations.belonging(gateway, [object])).get(object);
      if (seen.outcome === 'present' && now === belonging)
        findings.push({ ...object, kind: 'unknown', parts: now === 'copy' ? [COPY] : partsOf(object) });
    }
    return findings;
  }

  private limit(stopping: AbortSignal): AbortSignal {
    return AbortSignal.any([AbortSignal.timeout(this.config.RECONCILE_BUDGET_MS), stopping]);
  }
}

function partsOf({ remnant }: MarkedObject): string[] {
  return remnant === undefined ? [] : [remnant];
}

function keyOf({ accountId, login }: MarkedObject): string {
  return `${accountId} ${login}`;
}
