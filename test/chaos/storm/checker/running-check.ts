import type { StormSender } from '../load/storm-sender.js';
import type { Offered } from '../load/offered-permissions.js';
import { COLLECTIONS, type ShownAccount } from '../load/shown-account.js';
import { lasting, until } from '../pace.js';
import type { Findings } from './finding.js';
import { gatewayContents, type HeldObject } from './gateway-contents.js';
import { promised, untruths } from './truth.js';

const PAUSE_MS = 150;
const SEEN_AGAIN_WITHIN_MS = 30_000;

/**
 * While the storm rages: whatever the API shows as active must be so at the gateways at that moment, what it no longer shows must
 * be nowhere, and a client id that was once shown never changes.
 */
export class RunningCheck {
  /** How many active accounts were held against the gateways. */
  compared = 0;
  private readonly stopping = new AbortController();
  private readonly clientIds = new Map<string, string>();
  private readonly shown = new Map<string, Map<string, ShownAccount>>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly directory: string,
    private readonly senders: readonly StormSender[],
    private readonly offered: Offered,
    private readonly findings: Findings,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      for (const sender of this.senders) for (const path of COLLECTIONS) await this.look(sender, path);
      await lasting(PAUSE_MS, this.stopping.signal);
    }
  }

  private async look(sender: StormSender, path: (typeof COLLECTIONS)[number]): Promise<void> {
    const shown = await sender.listOf(path);
    if (!shown) return;
    // At once: between the answer and this nothing of ours may wait.
    const contents = gatewayContents(this.directory, this.offered.scopes);
    sender.adopt(shown);
    await this.compareGone(sender, path, shown, contents);
    for (const account of shown) {
      this.compareClientId(account);
      if (account.state === 'active') await this.compareActive(sender, account, contents);
    }
  }

  private async compareActive(
    sender: StormSender,
    account: ShownAccount,
    contents: readonly HeldObject[],
  ): Promise<void> {
    this.compared += 1;
    const expected = promised(account);
    const faults = expected
      ? untruths(expected, contents, this.offered)
      : ['it says itself that a part is not in force'];
    if (faults.length === 0) return;
    // Changed meanwhile: then the gateways may have been ahead of the answer. As long as its revision stands, it was true or not.
    const again = await until(() => sender.see(account), SEEN_AGAIN_WITHIN_MS);
    if (typeof again === 'object' && again.revision === account.revision)
      this.findings.add(
        'shown-early',
        `${account.channel} ${account.id} was shown as active at revision ${account.revision}, but ${faults.join('; ')}`,
      );
  }

  /** What was shown, and no longer is, has been confirmed as gone. */
  private async compareGone(
    sender: StormSender,
    path: string,
    shown: readonly ShownAccount[],
    contents: readonly HeldObject[],
  ): Promise<void> {
    const key = `${sender.name} ${path}`;
    const now = new Map(shown.map((account) => [account.id, account]));
    for (const [id, account] of this.shown.get(key) ?? []) {
      if (now.has(id)) continue;
      const left = contents.filter(({ accountId }) => accountId === id);
      if (left.length > 0 && (await until(() => sender.see(account), SEEN_AGAIN_WITHIN_MS)) === 'gone')
        this.findings.add(
          'shown-early',
          `${account.channel} ${id} was shown as gone, but ${left.map(({ gateway }) => gateway).join(' and ')} had it`,
        );
    }
    this.shown.set(key, now);
  }

  private compareClientId(account: ShownAccount): void {
    if (!('clientId' in account) || account.clientId === null) return;
    const before = this.clientIds.get(account.id);
    if (before !== undefined && before !== account.clientId)
      this.findings.add('client-id', `REST ${account.id} was shown as ${before} and as ${account.clientId}`);
    this.clientIds.set(account.id, account.clientId);
  }
}
